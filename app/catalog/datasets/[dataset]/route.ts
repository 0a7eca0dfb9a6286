import { listDatasets } from '@/lib/catalog/datasets';
import { CATALOG_FORMS, type CatalogForm, datasetAnswer } from '@/lib/catalog/dcat/answer';
import { catalogAddressFor } from '@/lib/catalog/dcat/negotiate';
import { openAnswer } from '@/lib/catalog/open-answer';
import { readOnly } from '@/lib/catalog/read-only';
import { NotFound } from '@/lib/errors';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ dataset: string }> };

/** A dataset by its name, or described in the form of the suffix. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { dataset: asked } = await params;
  const [, id = '', form] = /^([a-z0-9-]+?)(?:\.([a-z]+))?$/.exec(asked) ?? [];
  return openAnswer(request, async () => {
    if (form === undefined) {
      const dataset = (await listDatasets()).find((one) => one.id === id);
      if (!dataset) throw new NotFound('dataset', id);
      return catalogAddressFor(request, `/catalog/datasets/${id}`, `/vi${dataset.path}`);
    }
    if (!(form in CATALOG_FORMS)) throw new NotFound('form', form);
    return datasetAnswer(request, id, form as CatalogForm);
  });
}
export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
