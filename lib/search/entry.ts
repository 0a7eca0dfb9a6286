import type { FoundKind } from './found-kinds';

/**
 * How a kind of record is searched. `rows` is SQL over the open rows of the kind whose code is in `$1::text[]`, with the columns:
 * code, title (words in the languages), names (text[]: the code, how it is referred to in writing, what else it is called; in no language), texts (jsonb array of
 * `{ part, words }`, or `{ part, language, text }`), topic, organisations (text[]), areas (text[]), day and known_from (date; `-infinity`:
 * known at any time), prior (how probable it is that a reader looks for it and not for another, -200 to 100: pages that only mention things are below zero).
 */
export type SearchKind = {
  kind: FoundKind;
  rows: string;
  /** By what a change of another kind concerns records of this kind: SQL giving their codes for the changed codes in `$1::text[]`. */
  concerns: Readonly<Record<string, string>>;
};

/** Parts that stand since the record does. The others were said on some day: a search as of an earlier one leaves them out. */
export const LASTING: readonly string[] = [
  'definition',
  'note',
  'description',
  'clause',
  'summary',
  'explanation',
  'rule',
  'body',
  'place',
  'award',
  'publisher',
  'day',
  'class',
];

/** What is no longer in force comes after what is. */
export const SUPERSEDED = 30;

/** SQL for the codes that a role of links gives a record `r`. */
export const linked = (kind: string, target: string, ...roles: readonly string[]): string =>
  `ARRAY(SELECT DISTINCT l.${target}_code FROM link l WHERE l.from_kind = '${kind}' AND l.from_code = r.code AND l.from_revision = r.revision
    AND l.role IN (${roles.map((role) => `'${role}'`).join(', ')}) ORDER BY 1)`;

/** SQL for one text of a record in the languages it has, as an array to be put together with others; null words make no text. */
export const words = (part: string, column: string): string =>
  `jsonb_build_array(jsonb_build_object('part', '${part}', 'words', ${column}))`;

/** SQL for the texts that `select` (rows of `words`, of `language` and `text`, or of both, in an order) gives. */
export const texts = (part: string, select: string): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('part', '${part}') || to_jsonb(x)), '[]') FROM (${select}) x)`;

/** The day a record became known that stands on a source: when that was published. */
export const sourcedOn = `(SELECT s.published_latest FROM source_revision s WHERE s.code = r.source_code AND s.superseded_at IS NULL)`;
export const issuedOn = `(SELECT d.issued_latest FROM document_revision d WHERE d.code = r.document_code AND d.superseded_at IS NULL)`;
