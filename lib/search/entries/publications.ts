import { classOf } from '../classes';
import { linked, type SearchKind, SUPERSEDED, sourcedOn, texts, words } from '../entry';

const yearOnly = (column: string) => `make_date(r.${column}, 12, 31)`;
const isReplaced = `(r.expired IS NOT NULL OR EXISTS (SELECT FROM document_relation d WHERE d.superseded_at IS NULL AND NOT d.withdrawn
  AND d.relation = 'replaces' AND d.other_code = r.code))`;

export const documentEntries: SearchKind = {
  kind: 'document',
  concerns: {
    'document-relation': `SELECT unnest(ARRAY[document_code, other_code]) FROM document_relation WHERE code = ANY($1::text[])`,
  },
  rows: `SELECT r.code, r.title, ARRAY[r.code, r.notation] AS names, ${words('summary', 'r.summary')}
      || jsonb_build_array(jsonb_build_object('part', 'day', 'language', 'en', 'text', r.issued)) || ${classOf('document')} AS texts,
      r.topic_code AS topic, array_remove(ARRAY[r.issuer_code], NULL) AS organisations, '{}'::text[] AS areas,
      r.issued_latest AS day, r.issued_latest AS known_from, CASE WHEN ${isReplaced} THEN 60 - ${SUPERSEDED} ELSE 60 END AS prior
    FROM document_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const platformEntries: SearchKind = {
  kind: 'platform',
  concerns: {},
  rows: `SELECT r.code, r.name AS title, ARRAY[r.code] AS names, ${words('description', 'r.description')} || ${words('award', 'r.award')}
      || jsonb_build_array(jsonb_build_object('part', 'day', 'language', 'en', 'text', r.released_year::text))
      || ${texts(
        'quote',
        `SELECT u.quote_language AS language, u.quote AS text FROM platform_users u
          WHERE u.platform_code = r.code AND u.platform_revision = r.revision AND u.quote IS NOT NULL ORDER BY u.period DESC, u.measure, u.source_code`,
      )} AS texts,
      r.topic_code AS topic, ${linked('platform', 'organisation', 'operators')} AS organisations, '{}'::text[] AS areas,
      ${yearOnly('released_year')} AS day, ${sourcedOn} AS known_from, 55 AS prior
    FROM platform_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const eventEntries: SearchKind = {
  kind: 'event',
  concerns: {},
  rows: `SELECT r.code, r.name AS title, ARRAY[r.code] AS names, ${words('summary', 'r.summary')} || ${words('place', 'r.place')}
      || jsonb_build_array(jsonb_build_object('part', 'day', 'language', 'en', 'text', r.starts)) AS texts,
      r.topic_code AS topic, ${linked('event', 'organisation', 'organisers')} AS organisations, array_remove(ARRAY[r.area_code], NULL) AS areas,
      r.starts_earliest AS day, ${sourcedOn} AS known_from, 45 AS prior
    FROM event_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

export const articleEntries: SearchKind = {
  kind: 'article',
  concerns: {},
  rows: `SELECT r.code, r.title, ARRAY[r.code] AS names, ${words('body', 'r.body')}
      || jsonb_build_array(jsonb_build_object('part', 'day', 'language', 'en', 'text', r.published)) AS texts,
      r.topic_code AS topic, '{}'::text[] AS organisations, '{}'::text[] AS areas,
      r.published_latest AS day, r.published_latest AS known_from, 10 AS prior
    FROM article_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

/** The title of a source is in the one language it was written in; its notation is the name of a file, which nobody refers to. */
export const sourceEntries: SearchKind = {
  kind: 'source',
  concerns: {},
  rows: `SELECT r.code, jsonb_build_object('original', r.title_language, r.title_language, r.title) AS title, ARRAY[r.code, NULL, r.notation] AS names,
      jsonb_build_array(jsonb_build_object('part', 'publisher', 'language', r.title_language, 'text', r.publisher),
        jsonb_build_object('part', 'day', 'language', 'en', 'text', r.published)) || ${words('note', 'r.note')} AS texts,
      NULL AS topic, '{}'::text[] AS organisations, '{}'::text[] AS areas,
      r.published_latest AS day, r.published_latest AS known_from, -500 AS prior
    FROM source_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};
