import 'server-only';
import type { Extension } from '@/lib/exports/extensions';
import { formatsOf } from '@/lib/exports/formats';
import type { Table } from '@/lib/exports/table';
import { roomOf } from '@/lib/http/rooms';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { type Sizes, sizesOf } from './file-sizes';
import { dataQuery, pageTables } from './page-tables';
import { tableNamed } from './tables';

/** One file of what a page shows: where it is, and its bytes where they are known. */
export type Download = { extension: Extension; href: string; bytes: number | null };
/** `also`: tables that say more of what the page shows. */
export type Downloads = { table: Table; files: Download[]; isFigures: boolean; also: Table[] };

/** Whether there is anything to download: a table of answers has none before something is asked. */
const hasWhatItNeeds = ({ needs = {} }: Table, query: URLSearchParams): boolean => Object.keys(needs).every((name) => query.get(name));

/** The files of a table or of a page that shows some of it, by its address below the language. */
export function filesOf(table: Table, path: string, locale: Locale, sizes: Sizes = {}): Download[] {
  const { pathname, search } = new URL(path, 'http://portal');
  const asked = dataQuery(search);
  const query = asked === '' ? '' : `?${asked}`;
  return formatsOf(table).map(({ extension }) => ({
    extension,
    href: `/${locale}${pathname}.${extension}${query}`,
    bytes: sizes[extension] ?? null,
  }));
}

/** What a page can be downloaded as; null where it shows no table yet. `path` is its address below the language. */
export async function downloadsOf(path: string, locale: Locale): Promise<Downloads | null> {
  const { pathname, search } = new URL(path, 'http://portal');
  const room = roomOf(pathname);
  const page = room && pageTables[room];
  const table = page && tableNamed(page.table);
  const query = new URLSearchParams(search);
  if (!page || !table || !hasWhatItNeeds(table, query)) return null;
  const also = (page.also ?? []).flatMap((id) => tableNamed(id) ?? []);
  const isFigures = page.isFigures ?? false;
  // Of a page that shows the whole table the sizes are counted once for all; to write every choice for its size would be waste.
  if (page.kind !== undefined || search !== '') return { table, isFigures, also, files: filesOf(table, path, locale) };
  const view = await viewAt({});
  const narrowed = Object.keys((await page.filters?.({ code: '', path: pathname, view, locale, values: {} })) ?? {});
  const sizes = narrowed.length === 0 ? await sizesOf(table, view, locale) : {};
  return { table, isFigures, also, files: filesOf(table, path, locale, sizes) };
}
