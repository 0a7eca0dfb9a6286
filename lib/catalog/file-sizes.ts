import 'server-only';
import { cached } from '@/lib/cache';
import type { Extension } from '@/lib/exports/extensions';
import type { Format } from '@/lib/exports/file';
import { formatsOf } from '@/lib/exports/formats';
import type { Table } from '@/lib/exports/table';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { fileOf } from './door';
import { countTableRows, keyOfView, tagsOf, wholeAt } from './table-queries';

/** Bytes of a table's file, as far as they are known. */
export type Sizes = Partial<Record<Extension, number>>;

/** A size is counted by writing the file: where that takes long, it is left unsaid. */
const mostRows = 20_000;
const withinMs = 4_000;
/** It starts a database of its own, which the sake of a page does not justify. */
const dear: readonly string[] = ['parquet'];

/** How large the whole table is in each format. What could not be counted in time is left out, and asked for again the next time. */
export async function sizesOf(table: Table, view: View, locale: Locale): Promise<Sizes> {
  if ((await countTableRows(table, view)) > mostRows) return {};
  const end = performance.now() + withinMs;
  const sizes: Sizes = {};
  // One after the other: files that people wait for go first.
  for (const format of formatsOf(table)) {
    if (dear.includes(format.extension)) continue;
    const bytes = await inTime(sizeOf(table, format, view, locale), end - performance.now());
    if (bytes === null) break;
    sizes[format.extension] = bytes;
  }
  return sizes;
}

/** What comes later than that is not waited for. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), null);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function sizeOf(table: Table, format: Format, view: View, locale: Locale): Promise<number> {
  const key = ['file-size', table.id, format.extension, format.isNeutral ? '' : locale, keyOfView(table, view)];
  const question = wholeAt(table, view);
  const rows = await table.select(question);
  const file = await fileOf(
    { table, path: `/data/${table.id}`, query: `${new URLSearchParams(table.needs)}`, view, question },
    locale,
    format.extension,
  );
  return cached(tagsOf(table), key, async () => {
    let bytes = 0;
    for await (const piece of format.write({ ...file, table: { ...table, select: () => rows } })) bytes += piece.length;
    return bytes;
  });
}
