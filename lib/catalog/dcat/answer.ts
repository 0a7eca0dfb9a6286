import 'server-only';
import { env } from '@/lib/env';
import { Invalid, NotFound } from '@/lib/errors';
import { entityTag, isUnchanged, openHeaders } from '@/lib/exports/download';
import type { InFour } from '@/lib/exports/file';
import { LOCALES } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import { getNewestEdition, publishedAt } from '@/lib/publishing/edition-queries';
import { type Dataset, listDatasets, wordsIn } from '../datasets';
import { LICENCE } from '../door';
import { allMessages } from '../words';
import type { CatalogPage, Producer } from './catalog-page';
import { catalogGraph } from './graph';
import { asJsonLd, asRdfXml, asTurtle } from './write';

export const CATALOG_FORMS = {
  jsonld: { mediaType: 'application/ld+json', write: async (page: CatalogPage) => asJsonLd(catalogGraph(page)) },
  ttl: { mediaType: 'text/turtle; charset=utf-8', write: (page: CatalogPage) => asTurtle(catalogGraph(page)) },
  rdf: { mediaType: 'application/rdf+xml; charset=utf-8', write: async (page: CatalogPage) => asRdfXml(catalogGraph(page)) },
} as const;
export type CatalogForm = keyof typeof CATALOG_FORMS;

const PER_PAGE = 50;

/** The catalogue, a page of datasets at a time; `?page=` follows hydra:next. */
export async function catalogAnswer(request: Request, form: CatalogForm): Promise<Response> {
  const page = readPage(new URL(request.url).searchParams);
  const datasets = await listDatasets();
  const last = Math.max(1, Math.ceil(datasets.length / PER_PAGE));
  if (page > last) throw new NotFound('page', String(page));
  const address = (number: number) => `${env().PORTAL_URL}/catalog.${form}${number === 1 ? '' : `?page=${number}`}`;
  return written(request, form, address(page), datasets.slice((page - 1) * PER_PAGE, page * PER_PAGE), {
    self: address(page),
    first: address(1),
    last: address(last),
    next: page < last ? address(page + 1) : null,
    previous: page > 1 ? address(page - 1) : null,
    total: datasets.length,
  });
}

/** One dataset with the catalogue it stands in: the address that names it leads here. */
export async function datasetAnswer(request: Request, id: string, form: CatalogForm): Promise<Response> {
  const dataset = (await listDatasets()).find((one) => one.id === id);
  if (!dataset) throw new NotFound('dataset', id);
  const self = `${env().PORTAL_URL}/catalog/datasets/${id}.${form}`;
  return written(request, form, self, [dataset], null);
}

function readPage(query: URLSearchParams): number {
  for (const name of query.keys()) if (name !== 'page') throw new Invalid([{ path: [name], code: 'unknown-parameter' }]);
  const text = query.get('page') ?? '1';
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Invalid([{ path: ['page'], code: 'malformed' }]);
  return Number(text);
}

async function written(
  request: Request,
  form: CatalogForm,
  self: string,
  datasets: readonly Dataset[],
  paging: CatalogPage['paging'],
): Promise<Response> {
  const newest = await getNewestEdition();
  const etag = entityTag(['catalog', form, self, newest?.number ?? 0]);
  const { mediaType, write } = CATALOG_FORMS[form];
  const headers = { ...openHeaders, 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: etag };
  if (isUnchanged(request.headers, etag, null, null)) return new Response(null, { status: 304, headers });
  const [messages, bodies, issued] = await Promise.all([allMessages(), listBodies(), publishedAt(1)]);
  const wanted = new Set(datasets.flatMap(({ producers }) => producers));
  const producers = new Map<string, Producer>(
    bodies.flatMap(({ code, name }) => (wanted.has(code) ? [[code, { code, name: wordsIn(name) }] as const] : [])),
  );
  const words = (of: (locale: (typeof LOCALES)[number]) => string) =>
    Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as InFour;
  const portal = env().PORTAL_URL;
  const page: CatalogPage = {
    portal,
    name: words((locale) => messages[locale].layout.name),
    tagline: words((locale) => messages[locale].data.description),
    licence: LICENCE,
    datasets,
    producers,
    issued,
    modified: newest?.publishedAt ?? null,
    contact: `${portal}/vi/report`,
    api: [
      {
        title: words((locale) => messages[locale].data.service.api.title),
        description: words((locale) => messages[locale].data.service.api.description),
        endpoint: `${portal}/api/v1`,
        documentation: `${portal}/api/v1/openapi.json`,
      },
      {
        title: words((locale) => messages[locale].data.service.sdmx.title),
        description: words((locale) => messages[locale].data.service.sdmx.description),
        endpoint: `${portal}/sdmx/2.1`,
        documentation: `${portal}/sdmx/2.1/dataflow/all/all/latest`,
      },
    ],
    paging,
  };
  return new Response(request.method === 'HEAD' ? null : await write(page), { headers });
}
