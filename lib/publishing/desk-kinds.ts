import { fold } from '@/lib/fold';
import type { Kind } from '@/lib/kind';

/** Lists of the wing show a record by its name, or by the names of the records it is about. */
const openName = (table: string, column: string, code: string): string =>
  `(SELECT n.${column} FROM ${table} n WHERE n.superseded_at IS NULL AND n.code = ${code})`;

type Named = { name: string; other?: string; detail?: string };

/** Of kinds without a name of their own: SQL for whose name stands for them, for the second one, and for what tells them apart. */
const about: Readonly<Record<string, Named>> = {
  target: { name: openName('indicator_revision', 'name', 'r.indicator_code'), detail: 'r.deadline' },
  'task-fact': { name: openName('task_revision', 'title', 'r.task_code'), detail: 'r.kind' },
  'series-break': { name: openName('series_revision', 'name', 'r.series_code'), detail: 'r.period' },
  'organisation-succession': {
    name: openName('organisation_revision', 'name', 'r.predecessor_code'),
    other: openName('organisation_revision', 'name', 'r.successor_code'),
  },
  'area-succession': {
    name: openName('area_revision', 'name', 'r.predecessor_code'),
    other: openName('area_revision', 'name', 'r.successor_code'),
  },
  'document-relation': {
    name: openName('document_revision', 'title', 'r.document_code'),
    other: openName('document_revision', 'title', 'r.other_code'),
    detail: 'r.relation',
  },
  reply: { name: openName('organisation_revision', 'name', 'r.organisation_code'), detail: 'r.given' },
};

const ownNames = ['name', 'title', 'term'] as const;

/** The key of a record's own name; undefined where it has none. */
const nameKey = (kind: Kind): (typeof ownNames)[number] | undefined => ownNames.find((key) => key in kind.columns);

/** SQL for words in one language as a text of it. */
const inOne = (language: string, words: string): string => `jsonb_build_object('original', ${language}, ${language}, ${words})`;

/** Names that are no text in four languages: the title of a source is in the one it was written in, the words of a synonym are too. */
const published: Readonly<Record<string, string>> = {
  source: inOne('r.title_language', 'r.title'),
  synonym: inOne('r.language', `array_to_string(r.words, ', ')`),
};
const proposed: Readonly<Record<string, string>> = {
  source: inOne(`p ->> 'titleLanguage'`, `p ->> 'title'`),
  synonym: inOne(
    `p ->> 'language'`,
    `(SELECT string_agg(w.word, ', ' ORDER BY w.place) FROM jsonb_array_elements_text(p -> 'words') WITH ORDINALITY AS w (word, place))`,
  ),
};

/** SQL for the name, the second name and the detail of the open revision `r` of a kind. */
export function namedSql(kind: Kind): Required<Named> {
  const key = nameKey(kind);
  const own = published[kind.kind] ?? (key && `r."${kind.columns[key]}"`);
  const { name = own ?? 'NULL::jsonb', other = 'NULL::jsonb', detail = 'NULL' } = about[kind.kind] ?? {};
  return { name, other, detail };
}

/** SQL for the name that a proposed record `p` (jsonb) gives itself. */
export function proposedName(kind: Kind): string {
  const key = nameKey(kind);
  return proposed[kind.kind] ?? (key === undefined ? 'NULL::jsonb' : `p -> '${key}'`);
}

/** What a search of the wing looks in: a name in every language. */
export const allLanguages = (name: string): string =>
  `concat_ws(' ', ${['vi', 'en', 'fr', 'ru'].map((locale) => `${name} ->> '${locale}'`).join(', ')})`;

/** Each word of what was asked, as a pattern of LIKE. */
export const searchPatterns = (asked: string): string[] =>
  fold(
    asked
      .toWellFormed()
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, 200),
  )
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
