import 'server-only';
import { env } from '@/lib/env';
import { entityTag } from '@/lib/exports/download';
import type { Table } from '@/lib/exports/table';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { API_PATH, type ApiAnswer, apiAddress, openApiAddress } from './api-answer';
import { apiFilters, ownParameters } from './api-parameters';
import type { Index } from './api-schema';
import { LICENCE } from './door';
import { TABLES } from './tables';
import { wordsOf } from './words';

/** Where everything is: each table with what can be asked of it. */
export async function indexAnswer(): Promise<ApiAnswer> {
  const edition = (await getNewestEdition())?.number ?? 0;
  const etag = entityTag(['api-index', edition]);
  return {
    etag,
    make: async () => {
      const index: Index = {
        data: await Promise.all(TABLES.map(entryOf)),
        meta: { edition, licence: LICENCE },
        links: {
          self: env().PORTAL_URL + API_PATH,
          openapi: openApiAddress(),
          documentation: `${env().PORTAL_URL}/vi/data/api`,
          changes: apiAddress('/changes'),
        },
      };
      return { etag, body: `${JSON.stringify(index, null, 1)}\n`, links: [{ rel: 'describedby', href: index.links.documentation }] };
    },
  };
}

async function entryOf(table: Table): Promise<Index['data'][number]> {
  const { title, description } = await wordsOf(table);
  const page = `${env().PORTAL_URL}/vi/data/${table.id}`;
  return {
    id: table.id,
    title,
    description,
    key: [...table.key],
    columns: table.columns.map(({ id }) => id),
    filters: [...apiFilters(table), ...ownParameters(table)],
    isDated: table.isDated,
    links: { list: apiAddress(`/${table.id}`), page, csv: `${page}.csv` },
  };
}
