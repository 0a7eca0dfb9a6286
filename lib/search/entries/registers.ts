import { classOf } from '../classes';
import { type SearchKind, SUPERSEDED, texts, words } from '../entry';

/** Of everyone who held the place of record `r` before it, by the successions of `table`, however long the line. */
const predecessors = (table: 'organisation' | 'area', columns: string): string =>
  `SELECT ${columns} FROM ${table}_revision p WHERE p.superseded_at IS NULL AND NOT p.withdrawn AND p.code IN (
     WITH RECURSIVE line AS (
       SELECT s.predecessor_code AS code FROM ${table}_succession s WHERE s.superseded_at IS NULL AND NOT s.withdrawn AND s.successor_code = r.code
       UNION SELECT s.predecessor_code FROM ${table}_succession s JOIN line ON s.successor_code = line.code
        WHERE s.superseded_at IS NULL AND NOT s.withdrawn)
     SELECT code FROM line) ORDER BY p.code`;

/** What they were called; their codes find the record too, and say nothing to a reader. */
const former = (table: 'organisation' | 'area'): string =>
  `${texts('former', predecessors(table, 'p.name AS words'))}
   || ${texts('code', predecessors(table, `concat_ws(' ', p.code, p.notation) AS text, 'en' AS language`))}`;

/** Whoever has since taken the place of the bodies or units that `select` gives, however long the line, and they themselves. */
const heirs = (table: 'organisation' | 'area', select: string): string =>
  `WITH RECURSIVE line AS (${select} UNION SELECT s.successor_code FROM ${table}_succession s JOIN line ON s.predecessor_code = line.code)
   SELECT code FROM line`;

/** A name or a succession that changed concerns everyone further down the line. */
const concerned = (table: 'organisation' | 'area') => ({
  [table]: heirs(table, 'SELECT unnest($1::text[]) AS code'),
  [`${table}-succession`]: heirs(
    table,
    `SELECT unnest(ARRAY[predecessor_code, successor_code]) AS code FROM ${table}_succession WHERE code = ANY($1::text[])`,
  ),
});

/** Nobody knew of it before it existed, or before `decided`, the day of the act that forms it; one whose first day is not recorded is old. */
const knownSince = (decided = 'NULL::date'): string =>
  `CASE WHEN r.valid_from IS NULL THEN '-infinity'::date ELSE least(period_first_day(r.valid_from), ${decided}) END`;
const actOfArea = `(SELECT min(d.issued_latest) FROM area_succession s JOIN document_revision d ON d.code = s.document_code AND d.superseded_at IS NULL
  WHERE s.successor_code = r.code AND s.superseded_at IS NULL AND NOT s.withdrawn)`;

const isEnded = `r.valid_to IS NOT NULL`;

export const organisationEntries: SearchKind = {
  kind: 'organisation',
  concerns: {
    ...concerned('organisation'),
    reply: `SELECT organisation_code FROM reply WHERE superseded_at IS NULL AND code = ANY($1::text[])`,
  },
  rows: `SELECT r.code, r.name AS title, ARRAY[r.code, r.notation] AS names,
      ${former('organisation')} || ${words('note', 'r.note')}
      || ${texts(
        'reply',
        `SELECT y.words FROM reply y WHERE y.superseded_at IS NULL AND NOT y.withdrawn AND y.organisation_code = r.code
            AND y.task_code IS NULL AND y.indicator_code IS NULL ORDER BY y.code`,
      )} AS texts,
      NULL AS topic, ARRAY[r.code] AS organisations, '{}'::text[] AS areas, NULL::date AS day, ${knownSince()} AS known_from,
      CASE WHEN ${isEnded} THEN 65 - ${SUPERSEDED} WHEN r.is_class THEN 45 ELSE 65 END AS prior
    FROM organisation_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const areaEntries: SearchKind = {
  kind: 'area',
  concerns: {
    ...concerned('area'),
    document: `SELECT successor_code FROM area_succession WHERE superseded_at IS NULL AND document_code = ANY($1::text[])`,
  },
  rows: `SELECT r.code, r.name AS title, ARRAY[r.code] AS names,
      ${former('area')} || ${classOf('area')} AS texts,
      NULL AS topic, '{}'::text[] AS organisations, ARRAY[r.code] AS areas, NULL::date AS day, ${knownSince(actOfArea)} AS known_from,
      CASE WHEN ${isEnded} THEN 65 - ${SUPERSEDED} ELSE 65 END AS prior
    FROM area_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const topicEntries: SearchKind = {
  kind: 'topic',
  concerns: {},
  rows: `SELECT r.code, r.name AS title, ARRAY[r.code] AS names, '[]'::jsonb AS texts, r.code AS topic, '{}'::text[] AS organisations,
      '{}'::text[] AS areas, NULL::date AS day, '-infinity'::date AS known_from, 50 AS prior
    FROM topic_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const termEntries: SearchKind = {
  kind: 'term',
  concerns: {},
  rows: `SELECT r.code, r.term AS title, ARRAY[r.code] AS names, ${words('definition', 'r.definition')} AS texts, NULL AS topic,
      '{}'::text[] AS organisations, '{}'::text[] AS areas, NULL::date AS day, '-infinity'::date AS known_from, 45 AS prior
    FROM term r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};
