import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { Invalid, NotFound } from '@/lib/errors';
import type { TableFile } from '@/lib/exports/file';
import { countSql } from '@/lib/exports/rows-sql';
import type { Question, Table } from '@/lib/exports/table';
import { textOfEdition } from '@/lib/http/address';
import { namesOf as parameterNames, readParameters } from '@/lib/http/params';
import { roomOf, rooms } from '@/lib/http/rooms';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { dataQuery, type PageTable, pageTables } from './page-tables';
import { dayToName, editionJudgedOn, editionOf, permalinkOf } from './permalink';
import { filtersOf, questionOf, viewOfQuery } from './question';
import { titleAt } from './record-name';
import { tableOfKind } from './record-table';
import { tableNamed } from './tables';
import { publisherName, wordsOf } from './words';

/** CC BY 4.0, as the page about the portal says. */
export const LICENCE = { id: 'CC-BY-4.0', name: 'Creative Commons Attribution 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

/** A table as one address asks for it: below the language, without its suffix. */
export type AskedFile = { table: Table; path: string; query: string; view: View; question: Question };

/** What the address of a page means as data. Throws NotFound where the page shows no table, Invalid where a parameter is wrong. */
export async function askedByPage(path: string, query: URLSearchParams, locale: Locale = 'vi'): Promise<AskedFile> {
  const named = /^\/data\/([a-z0-9-]+)$/.exec(path)?.[1];
  const view = await viewOfQuery(query);
  if (named !== undefined) {
    const table = tableNamed(named);
    if (!table) throw new NotFound('table', named);
    return { table, path, query: sorted(query), view, question: await questionOf(table, view, filtersOf(table, query)) };
  }
  const room = roomOf(path);
  const page = room && pageTables[room];
  const table = page && tableNamed(page.table);
  if (!page || !table) throw new NotFound('page', path);
  const known = parameterNames(rooms[room]);
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Invalid([{ path: [unknown], code: 'unknown-parameter' }]);
  const reading = readParameters(rooms[room], query, { now: now(), lastEdition: Number.POSITIVE_INFINITY });
  if (!reading.ok) throw new Invalid([{ path: [reading.refusal], code: 'malformed' }]);
  const code = path.slice(path.lastIndexOf('/') + 1);
  await mustExist(page, code, view);
  const values = reading.values as Readonly<Record<string, string | undefined>>;
  if (values.sort !== undefined && !page.sorts?.includes(values.sort)) throw new Invalid([{ path: ['sort'], code: 'malformed' }]);
  const filters = (await page.filters?.({ code, path, view, locale, values })) ?? {};
  return { table, path, query: dataQuery(reading.query), view, question: await questionOf(table, view, filters) };
}

/** One way to write what an address asks for, whatever the order in which it was written. */
function sorted(query: URLSearchParams): string {
  const known = new URLSearchParams([...query].filter(([, value]) => value !== ''));
  known.sort();
  return known.toString();
}

/** A record that is not known by an as-of is not there, unless its page says so in words. */
async function mustExist({ kind, isThereBefore }: PageTable, code: string, { known, day }: View): Promise<void> {
  const table = kind === undefined ? undefined : tableNamed(tableOfKind(kind));
  if (kind === undefined || !table) return;
  const question = { known: isThereBefore ? { ...known, asOf: null } : known, day, filters: { code: [code] } };
  const [counted] = await db().$queryRaw<{ count: number }[]>(await countSql(table, question));
  if (!counted?.count) throw new NotFound(kind, code);
}

/** Everything a format has to know to write the file. */
export async function fileOf({ table, path, query, view, question }: AskedFile, locale: Locale, extension: string): Promise<TableFile> {
  const choices = Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== 'as-of' && name !== 'edition'));
  const judgedOn = table.isDated ? view.day : null;
  // The page of a table shows it whole, whatever its address asks for.
  const suffix = path.startsWith('/data/') && Object.keys(question.filters).length > 0 ? '.csv' : '';
  const [words, publisher, edition, { address: pinned }] = await Promise.all([
    wordsOf(table),
    publisherName(),
    editionOf(view),
    permalinkOf(locale, path, view, choices, { judgedOn, suffix }),
  ]);
  const title = await titleAt(path, view, words.title, locale);
  const portal = env().PORTAL_URL;
  const address = (one: string) => `${portal}/${locale}${one}${query === '' ? '' : `?${query}`}`;
  return {
    table,
    asked: question,
    locale,
    words: { ...words, title },
    related: tableNamed,
    origin: {
      portal,
      publisher,
      page: address(path),
      self: address(`${path}.${extension}`),
      pinned,
      licence: LICENCE,
      edition: edition?.number ?? null,
      editionAsked: edition && textOfEdition(editionJudgedOn(edition, judgedOn)),
      publishedAt: edition?.publishedAt ?? null,
      asOf: dayToName(path, view),
      judgedOn,
    },
  };
}
