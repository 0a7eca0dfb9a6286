import 'server-only';
import { now } from '@/lib/clock';
import { askHealth } from '@/lib/db/health';
import { DatabaseAway, Invalid } from '@/lib/errors';
import { type Column, type Question, type Table, unknownView } from '@/lib/exports/table';
import { askedText, readParameters } from '@/lib/http/params';
import { lineOf } from '@/lib/organisations/lineage';
import { listBodies } from '@/lib/organisations/queries';
import { isPeriod } from '@/lib/period';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { code } from '@/lib/record';
import { listTopics } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';

/** A question with the view it is asked from. */
export type AskedTable = { question: Question; view: View };

/** As many values as a filter may be given. */
export const mostValues = 100;
const isValue: Partial<Record<Column['type'], (text: string) => boolean>> = {
  period: isPeriod,
  integer: (text) => /^\d{1,15}$/.test(text),
  boolean: (text) => text === 'true' || text === 'false',
};
const isCodeOrSign = (text: string): boolean => code.safeParse(text).success || /^[<>=~]{1,2}$/.test(text);

const isYear = (text: string): boolean => /^(19|20)\d{2}$/.test(text);

/** The point of view that an address asks for; Invalid names the parameter that is wrong. */
export async function viewOfQuery(query: URLSearchParams): Promise<View> {
  const health = await askHealth();
  if (health.isAway) throw new DatabaseAway();
  const reading = readParameters(['asOf', 'edition'], query, { now: now(), lastEdition: health.lastEdition });
  if (!reading.ok) {
    const isBoth = reading.refusal === 'as-of-with-edition';
    throw new Invalid([isBoth ? { path: ['edition'], code: 'not-both' } : { path: [reading.refusal], code: 'malformed' }]);
  }
  return viewAt(reading.values);
}

/** Reads the filters of a table from an address, several values parted by commas. Throws Invalid for what the table does not know. */
export function filtersOf(table: Table, query: URLSearchParams, others: readonly string[] = []): Record<string, string[]> {
  const filters: Record<string, string[]> = {};
  for (const name of new Set(query.keys())) {
    if (name === 'as-of' || name === 'edition' || others.includes(name)) continue;
    if (!table.filters.includes(name)) throw new Invalid([{ path: [name], code: 'unknown-parameter' }]);
    const column = table.columns.find(({ id }) => id === name);
    const { choices } = column ?? {};
    const ofType = name === 'year' ? isYear : (isValue[column?.type ?? 'code'] ?? isCodeOrSign);
    const fits = (text: string): boolean => choices?.includes(text) ?? ofType(text);
    const texts = query.getAll(name);
    if (table.texts?.includes(name)) {
      const words = askedText(texts[0] ?? '');
      if (texts.length > 1 || words === undefined) throw new Invalid([{ path: [name], code: 'malformed' }]);
      if (words !== '') filters[name] = [words];
      continue;
    }
    const values = (texts[0] ?? '').split(',').filter((text) => text !== '');
    if (texts.length > 1 || values.length > mostValues || !values.every(fits)) throw new Invalid([{ path: [name], code: 'malformed' }]);
    if (values.length > 0) filters[name] = values;
  }
  return filters;
}

/** A topic asks for all below it, as the pages do. Throws Invalid for what the table cannot answer. */
export async function questionOf(table: Table, view: View, filters: Readonly<Record<string, readonly string[]>>): Promise<Question> {
  const { known, day } = view;
  const unknown = unknownView(table, known);
  if (unknown) throw new Invalid([{ path: [unknown], code: 'unknown-parameter' }]);
  table.check?.({ known, day, filters });
  const topicColumns = table.columns.filter(({ refers, id }) => refers === 'topics' && filters[id] !== undefined);
  if (topicColumns.length === 0) return { known, day, filters };
  const topics = await listTopics(known);
  const wider = topicColumns.map(({ id }) => [id, [...new Set((filters[id] ?? []).flatMap((one) => withChildren(topics, one)))]]);
  return { known, day, filters: { ...filters, ...Object.fromEntries(wider) } };
}

/** A body with all whose work it took over by the day: every name under which something may stand. */
export async function namesOf(body: string, { known, day }: View): Promise<string[]> {
  return lineOf(await listBodies(known), body, day);
}
