import { issuedOn, linked, type SearchKind, texts, words } from '../entry';

const founded = `${words('description', 'r.description')} || ${words('clause', 'r.clause')}`;

export const goalEntries: SearchKind = {
  kind: 'goal',
  concerns: {},
  rows: `SELECT r.code, r.title, ARRAY[r.code, r.notation] AS names, ${founded} AS texts,
      r.topic_code AS topic, ARRAY(SELECT o FROM unnest(r.lead_code || ${linked('goal', 'organisation', 'partners')}) o WHERE o IS NOT NULL ORDER BY 1) AS organisations,
      '{}'::text[] AS areas, NULL::date AS day, ${issuedOn} AS known_from, CASE r.kind WHEN 'group' THEN 25 ELSE 40 END AS prior
    FROM goal_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};

const facts = `FROM task_fact f WHERE f.superseded_at IS NULL AND NOT f.withdrawn AND f.task_code = r.code`;

export const taskEntries: SearchKind = {
  kind: 'task',
  concerns: {
    'task-fact': `SELECT task_code FROM task_fact WHERE superseded_at IS NULL AND code = ANY($1::text[])`,
    reply: `SELECT task_code FROM reply WHERE superseded_at IS NULL AND code = ANY($1::text[])`,
  },
  rows: `SELECT r.code, r.title, ARRAY[r.code, r.notation] AS names, ${founded}
      || ${texts('fact', `SELECT f.words ${facts} AND f.words IS NOT NULL ORDER BY f.released_latest DESC NULLS LAST, f.code`)}
      || ${texts('quote', `SELECT f.quote_language AS language, f.quote AS text ${facts} AND f.quote IS NOT NULL ORDER BY f.released_latest DESC NULLS LAST, f.code`)}
      || ${texts('reply', `SELECT y.words FROM reply y WHERE y.superseded_at IS NULL AND NOT y.withdrawn AND y.task_code = r.code ORDER BY y.code`)} AS texts,
      r.topic_code AS topic,
      ARRAY(SELECT DISTINCT f.organisation_code ${facts} AND f.kind IN ('owner', 'partner') AND f.organisation_code IS NOT NULL ORDER BY 1) AS organisations,
      '{}'::text[] AS areas, (SELECT max(period_last_day(f.due)) ${facts} AND f.due IS NOT NULL) AS day,
      least(${issuedOn}, (SELECT min(f.released_latest) ${facts})) AS known_from,
      CASE WHEN r.kind IN ('group', 'solution-group') THEN 30 ELSE 60 END AS prior
    FROM task_revision r WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND r.code = ANY($1::text[])`,
};
