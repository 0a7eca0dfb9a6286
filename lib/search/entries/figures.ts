import { linked, type SearchKind, texts, words } from '../entry';

/** Sentences and values that find an indicator: an import of a province's rows does not make its entry endless. */
const MOST_QUOTES = 200;
const MOST_VALUES = 300;

const current = `FROM current_observation c JOIN observation o ON o.id = c.observation_id
   JOIN series_revision s ON s.code = c.series_code AND s.superseded_at IS NULL AND NOT s.withdrawn WHERE s.indicator_code = r.code`;

const ofSeries = `SELECT indicator_code FROM series_revision WHERE superseded_at IS NULL AND code = ANY($1::text[])`;

export const indicatorEntries: SearchKind = {
  kind: 'indicator',
  concerns: {
    series: ofSeries,
    target: `SELECT indicator_code FROM target_revision WHERE superseded_at IS NULL AND code = ANY($1::text[])`,
    reply: `SELECT indicator_code FROM reply WHERE superseded_at IS NULL AND code = ANY($1::text[])`,
    // Figures stand under the code of their indicator.
    figures: `SELECT unnest($1::text[])`,
  },
  rows: `SELECT r.code, r.name AS title, ARRAY[r.code] AS names,
      ${words('definition', 'r.definition')} || ${words('note', 'r.note')}
      || ${texts('series', `SELECT s.name AS words FROM series_revision s WHERE s.superseded_at IS NULL AND NOT s.withdrawn AND s.indicator_code = r.code ORDER BY s.code`)}
      || ${texts(
        'target',
        `SELECT t.words FROM target_revision t WHERE t.superseded_at IS NULL AND NOT t.withdrawn AND t.indicator_code = r.code AND t.words IS NOT NULL ORDER BY t.code`,
      )}
      || ${texts(
        'quote',
        `SELECT i.quote_language AS language, i.quote AS text FROM (SELECT i.quote, i.quote_language, max(o.period_end) AS newest
           ${current.replace(' WHERE ', ' JOIN citation i ON i.observation_id = o.id WHERE ')} AND i.quote IS NOT NULL
          GROUP BY 1, 2 ORDER BY newest DESC, 1, 2 LIMIT ${MOST_QUOTES}) i ORDER BY i.newest DESC, 2, 1`,
      )}
      || ${texts('reply', `SELECT y.words FROM reply y WHERE y.superseded_at IS NULL AND NOT y.withdrawn AND y.indicator_code = r.code ORDER BY y.code`)}
      || ${texts(
        'figures',
        `SELECT 'en' AS language, string_agg(v.period || ' ' || v.value, ' ') AS text FROM (SELECT o.period, o.value ${current} AND o.value IS NOT NULL
          ORDER BY (o.area_code = 'vn') DESC, o.period_end DESC, o.id LIMIT ${MOST_VALUES}) v HAVING count(*) > 0`,
      )} AS texts,
      r.topic_code AS topic, ${linked('indicator', 'organisation', 'owners')} AS organisations, '{}'::text[] AS areas,
      NULL::date AS day, '-infinity'::date AS known_from, 70 AS prior
    FROM indicator_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const conflictEntries: SearchKind = {
  kind: 'conflict',
  concerns: {},
  rows: `SELECT r.code, r.title, ARRAY[r.code] AS names,
      ${words('explanation', 'r.explanation')} || ${words('rule', 'r.rule')}
      || ${texts('statement', `SELECT s.words FROM conflict_statement s WHERE s.conflict_code = r.code AND s.conflict_revision = r.revision ORDER BY s.side`)}
      || ${texts(
        'quote',
        `SELECT s.quote_language AS language, s.quote AS text FROM conflict_statement s
          WHERE s.conflict_code = r.code AND s.conflict_revision = r.revision AND s.quote IS NOT NULL ORDER BY s.side`,
      )} AS texts,
      NULL AS topic, '{}'::text[] AS organisations, '{}'::text[] AS areas, NULL::date AS day,
      -- It takes two to disagree.
      (SELECT min(v.published_latest) AS known FROM link l JOIN source_revision v ON v.code = l.source_code AND v.superseded_at IS NULL
        WHERE l.from_kind = 'conflict' AND l.from_code = r.code AND l.from_revision = r.revision AND l.role LIKE 'sources-%'
        GROUP BY l.role ORDER BY known NULLS LAST OFFSET 1 LIMIT 1) AS known_from, 10 AS prior
    FROM conflict r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};
