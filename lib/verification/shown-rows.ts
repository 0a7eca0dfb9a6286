import 'server-only';
import { dayOf, today } from '@/lib/clock';
import { copyOut } from '@/lib/exports/copy-out';
import { jsonRows, textRows } from '@/lib/exports/rows-sql';
import { getNewestEdition, type View, viewAt } from '@/lib/publishing/edition-queries';
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
  if (asOf !== null) return asOf > today() ? null : { ...(await viewAt({ asOf })), shown: { asOf } };
  const newest = await getNewestEdition();
  const number = edition ?? newest?.number;
  if (!newest || number === undefined || number < 1 || number > newest.number) return null;
  if (number < newest.number) {
    const view = await viewAt({ edition: { kind: 'number', number } });
    return { ...view, shown: { edition: number, day: view.day } };
  }
  // As long as an edition is the newest, its rows are judged by each day anew: a file of yesterday is none of today.
  const judged = dayOfRow(table, row);
  const isOfItsTime = judged !== null && judged >= dayOf(new Date(newest.publishedAt)) && judged <= today();
  const { known, day: now } = await viewAt({});
  const day = isOfItsTime ? judged : now;
  return { known, day, shown: { edition: number, day } };
}
