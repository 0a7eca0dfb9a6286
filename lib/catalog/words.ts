import type { InFour, TableWords } from '@/lib/exports/file';
import type { Column, Table } from '@/lib/exports/table';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { type Messages, messagesOf } from '@/lib/i18n/messages';

let reading: Promise<Record<Locale, Messages>> | undefined;

/** The words of every language, read once. */
export function allMessages(): Promise<Record<Locale, Messages>> {
  reading ??= Promise.all(LOCALES.map(async (locale) => [locale, await messagesOf(locale)] as const)).then(
    (entries) => Object.fromEntries(entries) as Record<Locale, Messages>,
  );
  return reading;
}

type Tree = { [key: string]: string | Tree };

/** The words at a place of the messages in every language, or null where there are none. */
function at(messages: Record<Locale, Messages>, place: readonly string[]): InFour | null {
  const found = LOCALES.map((locale) => {
    let tree: string | Tree | undefined = messages[locale] as unknown as Tree;
    for (const step of place) tree = typeof tree === 'object' ? tree[step] : undefined;
    return [locale, tree] as const;
  });
  return found.every(([, words]) => typeof words === 'string') ? (Object.fromEntries(found) as InFour) : null;
}

const inEach = (words: (locale: Locale) => string): InFour =>
  Object.fromEntries(LOCALES.map((locale) => [locale, words(locale)])) as InFour;

/** Where the names of the values stand, by table and column, or by column alone; some have theirs in one of several places. */
const CHOICES: Readonly<Record<string, string | readonly string[]>> = {
  unit: 'common.unit',
  'observations.status': 'common.obsStatus',
  'vintages.status': 'common.obsStatus',
  confidence: 'common.confidence',
  direction: 'indicators.direction',
  frequency: 'indicators.frequency',
  timeBasis: 'indicators.basis',
  price: 'indicators.price',
  areaScheme: 'areas.scheme',
  scheme: 'areas.scheme',
  relation: 'documents.relations.does',
  ownership: 'platforms.ownership',
  qualifier: 'ingest.sign',
  comparator: 'ingest.sign',
  'indicators.category': 'indicators.category',
  'areas.kind': 'areas.kind',
  'documents.kind': 'documents.kind',
  'events.kind': 'events.kind',
  'articles.kind': 'news.kind',
  'sources.kind': 'sources.kind',
  'targets.kind': 'indicators.targets.kinds',
  'task-facts.kind': 'strategy.timeline.kind',
  'organisations.kind': 'organisations.kind',
  'conflicts.kind': 'conflicts.kind',
  'goals.kind': 'ingest.goalKind',
  'tasks.kind': 'ingest.taskKind',
  nature: 'changes.nature',
  'standings.status': 'common.status',
  verdict: ['common.reason', 'indicators.reason'],
  headline: 'common.headline',
  obsStatus: 'common.obsStatus',
  age: 'data.age',
  'standings.category': 'indicators.category',
  'task-states.kind': 'ingest.taskKind',
  state: 'common.taskKind',
  foundStatus: ['common.status', 'common.taskKind'],
  'search.kind': 'search.kind',
  answerWay: 'search.way',
  deadlineBucket: 'strategy.bucket',
  delayKind: 'data.delay',
  moveKind: 'data.move',
  comparatorBefore: 'ingest.sign',
  comparatorAfter: 'ingest.sign',
  gapUnit: 'common.unit',
  gapReason: 'data.gapReason',
  measure: 'platforms.users',
  'dictionary.type': 'files.type',
  'dictionary.columnRole': 'data.role',
};

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
  const choice = ({ base }: Column, code: string): InFour | null => {
    const places = [CHOICES[`${table.id}.${base}`] ?? CHOICES[base] ?? []].flat();
    return places.map((place) => at(messages, [...place.split('.'), code])).find((words) => words !== null) ?? null;
  };
  return {
    title: needed('data', 'table', table.id, 'title'),
    description: needed('data', 'table', table.id, 'description'),
    column,
    choice,
  };
}

/** The portal's own name, as whoever publishes. */
export async function publisherName(): Promise<InFour> {
  return at(await allMessages(), ['layout', 'name']) as InFour;
}
