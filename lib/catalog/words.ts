import type { InFour, TableWords } from '@/lib/exports/file';
import type { Column, Table } from '@/lib/exports/table';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { type Messages, messagesOf } from '@/lib/i18n/messages';
import { labelPlace } from '@/lib/publishing/columns/labels';

let reading: Promise<Record<Locale, Messages>> | undefined;

/** The words of every language, read once. */
export function allMessages(): Promise<Record<Locale, Messages>> {
  reading ??= Promise.all(LOCALES.map(async (locale) => [locale, await messagesOf(locale)] as const)).then(
    (entries) => Object.fromEntries(entries) as Record<Locale, Messages>,
  );
  return reading;
}

type Tree = { [key: string]: string | Tree };

/** What stands at a place of the messages of one language. */
function treeAt(messages: Messages, place: readonly string[]): string | Tree | undefined {
  let found: string | Tree | undefined = messages as unknown as Tree;
  for (const step of place) found = typeof found === 'object' ? found[step] : undefined;
  return found;
}

/** The words at a place of the messages in every language, or null where there are none. */
function at(messages: Record<Locale, Messages>, place: readonly string[]): InFour | null {
  const found = LOCALES.map((locale) => [locale, treeAt(messages[locale], place)] as const);
  return found.every(([, words]) => typeof words === 'string') ? (Object.fromEntries(found) as InFour) : null;
}

const inEach = (words: (locale: Locale) => string): InFour =>
  Object.fromEntries(LOCALES.map((locale) => [locale, words(locale)])) as InFour;

/** Where the names of codes stand that no form asks for, by table and column, or by column alone; some have theirs in one of several places. */
const PLACES: Readonly<Record<string, string | readonly string[]>> = {
  'standings.status': 'common.status',
  'standings.category': 'indicators.category',
  'task-states.kind': 'ingest.taskKind',
  'search.kind': 'search.kind',
  'dictionary.type': 'files.type',
  'dictionary.columnRole': 'data.role',
  nature: 'changes.nature',
  kindOfRecord: 'changes.kind',
  verdict: ['common.reason', 'indicators.reason'],
  headline: 'common.headline',
  obsStatus: 'common.obsStatus',
  age: 'data.age',
  state: 'common.taskKind',
  foundStatus: ['common.status', 'common.taskKind'],
  answerWay: 'search.way',
  deadlineBucket: 'strategy.bucket',
  delayKind: 'data.delay',
  moveKind: 'data.move',
  comparatorBefore: 'ingest.sign',
  comparatorAfter: 'ingest.sign',
  gapUnit: 'common.unit',
  gapReason: 'data.gapReason',
};

/** Where the names of a column's codes stand. */
function placesOf({ id, kinds }: Table, { base }: Column): string[] {
  const own = PLACES[`${id}.${base}`] ?? PLACES[base] ?? labelPlace(kinds[0] ?? '', base) ?? [];
  return [own].flat();
}

export async function wordsOf(table: Table): Promise<TableWords> {
  const messages = await allMessages();
  const needed = (...place: string[]): InFour => {
    const words = at(messages, place);
    if (words === null) throw new RangeError(`no words at ${place.join('.')}`);
    return words;
  };
  const called = (base: string): InFour => {
    const ofKind = table.kinds.map((kind) => at(messages, ['changes', 'ownField', kind, base])).find((words) => words !== null);
    return ofKind ?? at(messages, ['data', 'column', base]) ?? needed('changes', 'field', base);
  };
  const column = ({ base, language, about }: Column): InFour => {
    const own = called(base);
    // A table with words of several kinds has such a column for each of them: its heading names the one it is about.
    if (about !== undefined) return inEach((locale) => own[locale].replace('{field}', called(about)[locale]));
    if (language === undefined) return own;
    const names = needed('changes', 'languageName', language);
    return inEach((locale) => `${own[locale]} (${names[locale]})`);
  };
  const choice = (column: Column, code: string): InFour | null =>
    placesOf(table, column)
      .map((place) => at(messages, [...place.split('.'), code]))
      .find((words) => words !== null) ?? null;
  const codes = (column: Column): readonly string[] => {
    if (column.choices !== undefined) return column.choices;
    if (column.type !== 'code' || column.refers !== undefined) return [];
    return placesOf(table, column).flatMap((place) => Object.keys(treeAt(messages.vi, place.split('.')) ?? {}));
  };
  return {
    title: needed('data', 'table', table.id, 'title'),
    description: needed('data', 'table', table.id, 'description'),
    column,
    choice,
    codes,
  };
}

/** The portal's own name, as whoever publishes. */
export async function publisherName(): Promise<InFour> {
  return at(await allMessages(), ['layout', 'name']) as InFour;
}
