import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { copiedRows, copyOut } from '@/lib/exports/copy-out';
import { download } from '@/lib/exports/download';
import type { Format } from '@/lib/exports/file';
import { csvRows } from '@/lib/exports/sdmx/csv';
import { type Flow, flowOf } from '@/lib/exports/sdmx/flow';
import { genericData } from '@/lib/exports/sdmx/generic';
import { written } from '@/lib/exports/sdmx/grouped';
import { jsonData } from '@/lib/exports/sdmx/json';
import { layoutOf } from '@/lib/exports/sdmx/layout';
import type { Message } from '@/lib/exports/sdmx/message';
import { hasEnvelope, layoutRows } from '@/lib/exports/sdmx/rows';
import { specificData } from '@/lib/exports/sdmx/specific';
import type { Table } from '@/lib/exports/table';
import { negotiate } from '@/lib/i18n/negotiate';
import { fileOf } from './door';
import { observations } from './figure-tables';
import { questionOf, viewOfQuery } from './question';
import { flowNamed, isProvider, readKey } from './sdmx-address';
import { FLOWS } from './sdmx-flows';
import { DATA_OFFERS, type DataFormat, offerFor } from './sdmx-formats';
import { historyOf, recordedSince } from './sdmx-history';
import { type DataParameters, readDataParameters } from './sdmx-parameters';
import { SdmxRefusal, wrong } from './sdmx-refusal';

/** The figures that an address asks for, with its parts below `/data/`: flow, key and provider. */
export async function sdmxData(request: Request, [flowText = '', key, provider, ...rest]: readonly string[]): Promise<Response> {
  const { searchParams: query, pathname } = new URL(request.url);
  if (rest.length > 0) throw wrong('path');
  const offer = offerFor(DATA_OFFERS, query.get('format'), request.headers.get('accept'));
  const named = flowNamed(flowText, FLOWS);
  const parameters = readDataParameters(query);
  const filters = readKey(named, key);
  const { table, where } = rowsAskedFor(named, parameters);
  const flow = table === named.table ? named : flowOf(table);
  const layout = layoutOf(flow, parameters.at, parameters.detail);
  if (!layout) throw wrong('dimensionAtObservation');
  if (!isProvider(provider) || filters.observation?.some((number) => !/^\d{1,15}$/.test(number))) throw new SdmxRefusal('no-data');
  const view = await viewOfQuery(query);
  const question = await questionOf(table, view, filters);
  const asked = { table, path: `/data/${table.id}`, query: pointOfView(query), view, question };
  const file = await fileOf(asked, negotiate(request.headers.get('accept-language')), 'sdmx-ml');
  const canonical = new URLSearchParams(query);
  canonical.set('format', offer.formats[0] as string);
  const self = `${file.origin.portal}${pathname}?${canonical}`;
  const message: Message = {
    file: { ...file, origin: { ...file.origin, self }, asked: { ...question, ...(where ? { where } : {}) } },
    flow,
    layout,
    span: parameters.span,
  };
  return answer(request, message, offer);
}

/** What is said of the page beside the figures: only from where it is looked at. */
const pointOfView = (query: URLSearchParams): string =>
  new URLSearchParams([...query].filter(([name, value]) => (name === 'as-of' || name === 'edition') && value !== '')).toString();

/**
 * `includeHistory` and `updatedAfter` ask for changes: of the figures that are shown those that were shown before. The rows of the other
 * tables are each recorded once, so that they are their own history.
 */
function rowsAskedFor({ table }: Flow, { updatedAfter, isHistory }: DataParameters): { table: Table; where?: Prisma.Sql } {
  if (!isHistory && updatedAfter === undefined) return { table };
  if (table === observations)
    return { table: historyOf({ isLast: !isHistory, ...(updatedAfter === undefined ? {} : { since: updatedAfter }) }) };
  if (updatedAfter === undefined) return { table };
  const where = recordedSince(table, updatedAfter);
  if (where === undefined) throw wrong('updatedAfter');
  return { table, where };
}

const extensions = { generic: 'sdmx-ml', specific: 'sdmx-ml', json: 'sdmx-json', csv: 'sdmx-csv', csv1: 'sdmx-csv' } as const;
const grammars = { generic: genericData, specific: specificData, json: jsonData } as const;

const rowsOf = (message: Message, name: DataFormat): Promise<Prisma.Sql> =>
  name === 'csv' || name === 'csv1' ? csvRows(message, name === 'csv' ? '2.0' : '1.0') : layoutRows(message);

async function isAny(rows: Prisma.Sql): Promise<boolean> {
  for await (const _ of copyOut(Prisma.sql`SELECT 1 FROM (${rows}) r LIMIT 1`, 'lines')) return true;
  return false;
}

/** Nothing found is no empty message but a refusal (SDMX 2.1, section 7). */
async function answer(request: Request, message: Message, { name, mediaType }: { name: DataFormat; mediaType: string }): Promise<Response> {
  // How many of each series are asked for does not decide whether there are any.
  const { first: _, last: __, ...span } = message.span;
  if (!(await isAny(await rowsOf({ ...message, span }, name)))) throw new SdmxRefusal('no-data');
  const rows = await rowsOf(message, name);
  const extension = extensions[name];
  const isText = extension !== 'sdmx-json';
  const format: Format = {
    extension,
    mediaType: `${mediaType}${isText ? ';charset=utf-8' : ''}`,
    isFor: () => true,
    isNeutral: false,
    isShown: extension !== 'sdmx-csv',
    isMetadata: false,
    write: () =>
      name === 'csv' || name === 'csv1'
        ? copyOut(rows, 'csv')
        : written(grammars[name](message), copiedRows(rows), message.layout, hasEnvelope(message.flow.table.columns)),
  };
  const response = await download(message.file, format, request);
  response.headers.set('Vary', 'Accept, Accept-Language');
  return response;
}
