import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/localized';
import type { Kind } from '@/lib/kind';
import type { QueueAsked, WaitingState } from '@/lib/translation-form';
import { keptSql } from './desk-kept';
import { namedSql } from './desk-kinds';
import { editedBodies } from './desk-records';
import { KINDS } from './kinds';
import type { TranslationState } from './translation-basis';
import { pathOf, textFields } from './translation-texts';

export const TEXTS_PER_PAGE = 50;

/** For which bodies somebody translates into a language: an editor into all, a translator into their own, for one body or all. */
export type TranslationScope = { bodies: string[]; isEverywhere: boolean };
export type QueuedText = {
  kind: string;
  code: string;
  path: string;
  field: string;
  state: WaitingState;
  original: LocalizedText;
  name: LocalizedText | null;
  other: LocalizedText | null;
  detail: string | null;
  /** The viewer's own open change set that holds the record. */
  mine: number | null;
};
export type KindProgress = { kind: string } & Record<Exclude<TranslationState, 'original'>, number>;

export function translationScope(viewer: Viewer, language: Locale): TranslationScope {
  const own = viewer.grants.filter(({ role, language: held }) => role === 'translator' && held === language);
  const bodies = [...editedBodies(viewer), ...own.flatMap(({ organisation }) => organisation ?? [])];
  return { bodies: [...new Set(bodies)], isEverywhere: own.some(({ organisation }) => organisation === null) };
}

/** Languages the viewer may write. */
export const translatedLanguages = (viewer: Viewer): Locale[] =>
  LOCALES.filter((language) => {
    const { bodies, isEverywhere } = translationScope(viewer, language);
    return isEverywhere || bodies.length > 0;
  });

/** `$1` the bodies, `$2` the language. */
const stateSql = `CASE WHEN t.words ->> 'original' = $2 THEN 'original' WHEN NOT t.words ? $2 THEN 'missing'
  WHEN t.words -> 'basis' ->> $2 <> left(encode(sha256(convert_to(t.words ->> (t.words ->> 'original'), 'UTF8')), 'hex'), 12) THEN 'outdated'
  WHEN t.words -> 'machine' ? $2 THEN 'machine' ELSE 'current' END`;

/** Every text of the open revisions of a kind that the bodies keep. */
function textsSql(kind: Kind, { isEverywhere }: TranslationScope): string {
  const { own, parts } = textFields(kind);
  const open = `r.superseded_at IS NULL AND NOT r.withdrawn${isEverywhere ? '' : ` AND ${keptSql(kind)}`}`;
  const columns = own.map((field, order) => `('${field}', ${order}, r."${kind.columns[field]}")`);
  const ownSql =
    own.length === 0
      ? []
      : [
          `SELECT '${kind.kind}', r.code, f.field, f.ord, NULL::int, f.words FROM "${kind.table}" r
             CROSS JOIN LATERAL (VALUES ${columns.join(', ')}) AS f (field, ord, words) WHERE ${open} AND f.words IS NOT NULL`,
        ];
  if (parts === null || parts.fields.length === 0 || !kind.children) return ownSql.join('');
  const inPart = parts.fields.map((field, order) => `('${field}', ${order}, p.part -> '${field}')`);
  const partSql = `SELECT '${kind.kind}', r.code, f.field, f.ord, (p.place - 1)::int, f.words FROM "${kind.table}" r
    CROSS JOIN LATERAL jsonb_array_elements((${kind.children.read})::jsonb) WITH ORDINALITY AS p (part, place)
    CROSS JOIN LATERAL (VALUES ${inPart.join(', ')}) AS f (field, ord, words) WHERE ${open} AND jsonb_typeof(f.words) = 'object'`;
  return [...ownSql, partSql].join(' UNION ALL ');
}

const fromSql = (scope: TranslationScope): string =>
  `FROM (${KINDS.map((kind) => textsSql(kind, scope))
    .filter(Boolean)
    .join(' UNION ALL ')}) AS t (kind, code, field, ord, place, words)
   CROSS JOIN LATERAL (SELECT ${stateSql} AS state) AS s WHERE cardinality($1::text[]) >= 0 AND s.state <> 'original'`;

/** How far each kind is in a language. */
export async function countTranslations(viewer: Viewer, language: Locale): Promise<KindProgress[]> {
  const scope = translationScope(viewer, language);
  if (!scope.isEverywhere && scope.bodies.length === 0) return [];
  const { rows } = await pool().query<KindProgress>(
    `SELECT t.kind, count(*) FILTER (WHERE s.state = 'missing')::int AS missing, count(*) FILTER (WHERE s.state = 'outdated')::int AS outdated,
            count(*) FILTER (WHERE s.state = 'machine')::int AS machine, count(*) FILTER (WHERE s.state = 'current')::int AS current
       ${fromSql(scope)} GROUP BY t.kind`,
    [scope.bodies, language],
  );
  const order = KINDS.map(({ kind }) => kind);
  return rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

type Row = Pick<QueuedText, 'kind' | 'code' | 'field' | 'state' | 'original'> & { place: number | null };

/** One page of the texts that wait for a translation: the missing and the outdated first, then those a machine made. */
export async function listTranslations(viewer: Viewer, { language, kind, state, page }: QueueAsked): Promise<QueuedText[]> {
  const scope = translationScope(viewer, language);
  if (!scope.isEverywhere && scope.bodies.length === 0) return [];
  const states: WaitingState[] = state === null ? ['missing', 'outdated', 'machine'] : [state];
  const { rows } = await pool().query<Row>(
    `SELECT t.kind, t.code, t.field, t.place, s.state, t.words AS original ${fromSql(scope)}
        AND s.state = ANY($3) AND ($4::text IS NULL OR t.kind = $4)
      ORDER BY s.state = 'machine', s.state = 'missing', array_position($5, t.kind), t.code, t.place NULLS FIRST, t.ord
      LIMIT ${TEXTS_PER_PAGE} OFFSET $6`,
    [scope.bodies, language, states, kind, KINDS.map((one) => one.kind), (page - 1) * TEXTS_PER_PAGE],
  );
  const [names, mine] = await Promise.all([readNames(rows), readMine(viewer, rows)]);
  return rows.map(({ place, ...row }) => {
    const key = `${row.kind}/${row.code}`;
    const parts = textFields(KINDS.find((one) => one.kind === row.kind) as Kind).parts;
    const path = pathOf(row.field, place === null || parts === null ? null : { key: parts.key, place });
    return { ...row, path, ...(names.get(key) ?? { name: null, other: null, detail: null }), mine: mine.get(key) ?? null };
  });
}

type Name = Pick<QueuedText, 'name' | 'other' | 'detail'>;

async function readNames(of: readonly Row[]): Promise<Map<string, Name>> {
  const kinds = KINDS.filter((kind) => of.some((row) => row.kind === kind.kind));
  if (kinds.length === 0) return new Map();
  const selects = kinds.map((kind) => {
    const { name, other, detail } = namedSql(kind);
    return `SELECT '${kind.kind}' AS kind, r.code, ${name} AS name, ${other} AS other, ${detail}::text AS detail
      FROM "${kind.table}" r WHERE r.superseded_at IS NULL AND r.code = ANY($1)`;
  });
  const { rows } = await pool().query<Name & { kind: string; code: string }>(selects.join(' UNION ALL '), [of.map(({ code }) => code)]);
  return new Map(rows.map(({ kind, code, ...name }) => [`${kind}/${code}`, name]));
}

async function readMine(viewer: Viewer, of: readonly Row[]): Promise<Map<string, number>> {
  if (of.length === 0) return new Map();
  const { rows } = await pool().query<{ kind: string; code: string; number: number }>(
    `SELECT c.kind, c.code, max(s.number) AS number FROM change c JOIN change_set s ON s.number = c.change_set_number
      WHERE s.author_id = $1 AND s.state IN ('draft', 'returned') AND (c.kind, c.code) IN (SELECT * FROM unnest($2::text[], $3::text[]))
      GROUP BY c.kind, c.code`,
    [viewer.actor, of.map(({ kind }) => kind), of.map(({ code }) => code)],
  );
  return new Map(rows.map(({ kind, code, number }) => [`${kind}/${code}`, number]));
}

export type WaitingTranslations = { language: Locale } & Record<WaitingState, number>;

/** What waits for the viewer in each of their languages. */
export function countWaiting(viewer: Viewer): Promise<WaitingTranslations[]> {
  return Promise.all(
    translatedLanguages(viewer).map(async (language) => {
      const counts = await countTranslations(viewer, language);
      const sum = (state: WaitingState) => counts.reduce((total, one) => total + one[state], 0);
      return { language, missing: sum('missing'), outdated: sum('outdated'), machine: sum('machine') };
    }),
  );
}
