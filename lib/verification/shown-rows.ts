import 'server-only';
import { viewOfQuery } from '@/lib/catalog/question';
import { dayOf, today } from '@/lib/clock';
import { Invalid, NotFound } from '@/lib/errors';
import { copyOut } from '@/lib/exports/copy-out';
import { jsonRows, textRows } from '@/lib/exports/rows-sql';
import { getNewestEdition, type View } from '@/lib/publishing/edition-queries';
import { rowsInText } from './rows-in-text';
import { dayOfRow, type Subject } from './subject';

/** From where the portal shows a table: as of a day, or at an edition, on the day on which its rows are judged. */
export type Shown = { asOf: string } | { edition: number; day: string };

/**
 * The rows that the portal gives for the view a file names, one of its rows telling the day it was judged. Null where there is no such
 * view: a day to come, an edition that was never published.
 */
export async function shownRows(subject: Subject, row: string): Promise<{ shown: Shown; rows: AsyncIterable<string> } | null> {
  const view = await viewOf(subject, row);
  if (!view) return null;
  const { table, rows } = subject;
  const asked = { known: view.known, day: view.day, filters: {} };
  const isCsv = rows === 'csv';
  const pieces = copyOut(isCsv ? await textRows(table, asked) : await jsonRows(table, asked), isCsv ? 'csv' : 'json');
  return { shown: view.shown, rows: rowsInText(pieces, isCsv) };
}

async function viewOf({ table, edition, asOf }: Subject, row: string): Promise<(Pick<View, 'known' | 'day'> & { shown: Shown }) | null> {
  const newest = await getNewestEdition();
  const number = edition ?? newest?.number;
  if (!newest || number === undefined) return null;
  const query: Record<string, string> = asOf !== null ? { 'as-of': asOf } : number === newest.number ? {} : { edition: String(number) };
  try {
    const view = await viewOfQuery(new URLSearchParams(query));
    if (asOf !== null) return { ...view, shown: { asOf } };
    const judged = dayOfRow(table, row);
    // As long as an edition is the newest, its rows are judged by each day anew: a file of yesterday is none of today.
    const isOfItsTime = number === newest.number && judged !== null && judged >= dayOf(new Date(newest.publishedAt)) && judged <= today();
    const day = isOfItsTime ? judged : view.day;
    return { known: view.known, day, shown: { edition: number, day } };
  } catch (error) {
    if (error instanceof Invalid || error instanceof NotFound) return null;
    throw error;
  }
}
