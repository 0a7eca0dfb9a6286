import 'server-only';
import type { ClientBase } from 'pg';
import { today } from '@/lib/clock';
import {
  type CheckedFigure,
  type CheckedRecord,
  type CheckedSet,
  type Finding,
  isKept,
  type NamedRecord,
  type PublishedFigure,
  type SynonymGroup,
} from './checks/finding';
import type { LinkResult } from './checks/link-check';
import { linksOf } from './checks/links';
import { nameOf } from './checks/look-alike';
import { runChecks } from './checks/run';
import { citedSources } from './checks/sources-given';
import type { JsonRecord } from './difference';
import { FindingTally } from './finding-tally';
import { kindNamed } from './kinds';
import { readProposed } from './proposed';

const recordsAtOnce = 1000;
const figuresAtOnce = 5000;

/**
 * Every finding about a change set as it stands now, what blocks first. Read in batches, so that a set of a hundred thousand figures
 * needs the memory of one batch; of each check as many findings are kept as a person reads, and one more says how many are not shown.
 */
export async function loadFindings(db: ClientBase, number: number): Promise<Finding[]> {
  const tally = new FindingTally();
  const fresh: NamedRecord[] = [];
  for (let offset = 0; ; offset += recordsAtOnce) {
    const records = await readProposed(db, number, { offset, limit: recordsAtOnce });
    if (records.length > 0) await check(db, number, tally, { records, figures: [], fresh });
    fresh.push(...records.flatMap(({ kind, nature, after }) => (nature === 'new' ? (nameOf(kind, after) ?? []) : [])));
    if (records.length < recordsAtOnce) break;
  }
  for (let after: Key = ['', '', '', '']; ; ) {
    const { figures, next } = await readFigures(db, number, after);
    if (figures.length > 0) await check(db, number, tally, { records: [], figures, fresh: [] });
    if (next === null) break;
    after = next;
  }
  return tally.findings();
}

type Batch = { records: readonly CheckedRecord[]; figures: readonly CheckedFigure[]; fresh: readonly NamedRecord[] };

async function check(db: ClientBase, number: number, tally: FindingTally, { records, figures, fresh }: Batch): Promise<void> {
  const cited = citedSources(records, figures);
  const sources = await readSources(db, number, cited);
  const set: CheckedSet = {
    records,
    figures,
    context: { published: await readPublished(db, figures), released: await readReleased(db, number, figures) },
    sources,
    named: [...(await readNames(db, records)), ...fresh],
    synonyms: await readSynonyms(db, number, records),
    links: await readLinks(db, records),
    today: today(),
  };
  const own = records.filter((record) => record.kind === 'source' && isKept(record) && (record.after.published ?? null) !== null);
  tally.add(runChecks(set), [...own.map(({ code }) => code), ...cited.filter((code) => (sources.get(code)?.published ?? null) !== null)]);
}

type Key = readonly [series: string, area: string, period: string, release: string];
const keyOf = ({ series, area, period, release }: CheckedFigure): Key => [series, area, period, release];
const isSameKey = (a: Key, b: Key): boolean => a.every((part, index) => part === b[index]);

/** The figures after a key, in the order of keys; rows of one key always stand in one batch. */
async function readFigures(db: ClientBase, number: number, after: Key): Promise<{ figures: CheckedFigure[]; next: Key | null }> {
  const { rows } = await db.query<CheckedFigure>(
    `SELECT f.position, f.series_code AS series, f.period, f.area_code AS area, f.release_code AS release, f.value::text, f.qualifier, f.status,
            f.nature, f.note, f.source_code AS source, f.quote, f.quote_language AS "quoteLanguage", f.confidence,
            coalesce(cs.record::jsonb ->> 'timeBasis', s.time_basis, 'point') AS "timeBasis", coalesce(ci.record::jsonb ->> 'unit', i.unit, 'count') AS unit
       FROM (SELECT * FROM staged_figure WHERE change_set_number = $1 AND (series_code, area_code, period, release_code) > ($2, $3, $4, $5)
              ORDER BY series_code, area_code, period, release_code, position LIMIT $6) f
       LEFT JOIN series_revision s ON s.code = f.series_code AND s.superseded_at IS NULL
       LEFT JOIN change cs ON (cs.change_set_number, cs.kind, cs.code) = ($1, 'series', f.series_code)
       LEFT JOIN indicator_revision i ON i.code = coalesce(cs.record::jsonb ->> 'indicator', s.indicator_code) AND i.superseded_at IS NULL
       LEFT JOIN change ci ON (ci.change_set_number, ci.kind, ci.code) = ($1, 'indicator', coalesce(cs.record::jsonb ->> 'indicator', s.indicator_code))
      ORDER BY f.series_code, f.area_code, f.period, f.release_code, f.position`,
    [number, ...after, figuresAtOnce],
  );
  const last = rows.at(-1);
  if (!last || rows.length < figuresAtOnce) return { figures: rows, next: null };
  const whole = rows.filter((row) => !isSameKey(keyOf(row), keyOf(last)));
  const figures = whole.length > 0 ? whole : rows;
  return { figures, next: keyOf(figures.at(-1) ?? last) };
}

const textsOf = (figures: readonly CheckedFigure[], field: 'series' | 'area' | 'release'): string[] =>
  figures.map((figure) => figure[field]);

/** What is published of the series and areas of the batch. */
async function readPublished(db: ClientBase, figures: readonly CheckedFigure[]): Promise<PublishedFigure[]> {
  if (figures.length === 0) return [];
  const { rows } = await db.query<PublishedFigure>(
    `SELECT o.series_code AS series, o.area_code AS area, o.period, o.release_code AS release, o.value::text, o.qualifier, o.status, o.note,
            coalesce((SELECT jsonb_agg(jsonb_build_object('source', c.source_code, 'quote', c.quote) ORDER BY c.id) FROM citation c WHERE c.observation_id = o.id), '[]') AS citations
       FROM observation o JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[])) AS asked (series, area) ON (o.series_code, o.area_code) = (asked.series, asked.area)
      WHERE o.superseded_at IS NULL AND o.nature <> 'withdrawal'`,
    [textsOf(figures, 'series'), textsOf(figures, 'area')],
  );
  return rows;
}

async function readReleased(db: ClientBase, number: number, figures: readonly CheckedFigure[]): Promise<Map<string, string | null>> {
  if (figures.length === 0) return new Map();
  const { rows } = await db.query<{ code: string; released: string | null }>(
    `SELECT code, released FROM release_revision WHERE superseded_at IS NULL AND code = ANY($1)
     UNION ALL SELECT code, record::jsonb ->> 'released' FROM change WHERE change_set_number = $2 AND kind = 'release' AND code = ANY($1)`,
    [[...new Set(textsOf(figures, 'release'))], number],
  );
  return new Map(rows.map(({ code, released }) => [code, released]));
}

async function readSources(db: ClientBase, number: number, codes: readonly string[]): Promise<CheckedSet['sources']> {
  if (codes.length === 0) return new Map();
  const { rows } = await db.query<{ code: string; title: string; published: string | null }>(
    `SELECT code, title, published FROM source_revision WHERE superseded_at IS NULL AND NOT withdrawn AND code = ANY($1)
     UNION ALL SELECT code, record::jsonb ->> 'title', record::jsonb ->> 'published' FROM change
      WHERE change_set_number = $2 AND kind = 'source' AND nature <> 'withdrawal' AND code = ANY($1)`,
    [codes, number],
  );
  return new Map(rows.map(({ code, title, published }) => [code, { title, published }]));
}

/** What `nameOf` reads of a record. */
const namingKeys = ['name', 'title', 'term', 'titleLanguage', 'scheme', 'indicator', 'publisher', 'producer'];

async function readNames(db: ClientBase, records: readonly CheckedRecord[]): Promise<NamedRecord[]> {
  const named: NamedRecord[] = [];
  for (const name of new Set(records.filter(({ nature }) => nature === 'new').map(({ kind }) => kind))) {
    const { table, columns } = kindNamed(name);
    const read = namingKeys.flatMap((key) => (columns[key] ? [`'${key}', "${columns[key]}"`] : []));
    const { rows } = await db.query<{ record: JsonRecord }>(
      `SELECT jsonb_build_object(${["'code', code", ...read].join(', ')}) AS record FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn`,
    );
    named.push(...rows.flatMap(({ record }) => nameOf(name, record) ?? []));
  }
  return named;
}

/** The published groups that the set leaves as they are, and those that it proposes. */
async function readSynonyms(db: ClientBase, number: number, records: readonly CheckedRecord[]): Promise<SynonymGroup[]> {
  if (!records.some(({ kind }) => kind === 'synonym')) return [];
  const { rows } = await db.query<SynonymGroup>(
    `WITH own AS (SELECT code, nature, record::jsonb AS record FROM change WHERE change_set_number = $1 AND kind = 'synonym')
     SELECT code, language, words FROM synonym s WHERE superseded_at IS NULL AND NOT withdrawn AND NOT EXISTS (SELECT FROM own WHERE own.code = s.code)
     UNION ALL SELECT code, record ->> 'language', ARRAY(SELECT jsonb_array_elements_text(record -> 'words')) FROM own WHERE nature <> 'withdrawal'`,
    [number],
  );
  return rows;
}

/** What each address answered when it was last tried; one that never was says nothing. */
async function readLinks(db: ClientBase, records: readonly CheckedRecord[]): Promise<CheckedSet['links']> {
  const links = linksOf(records);
  if (links.length === 0) return [];
  const { rows } = await db.query<{ url: string; outcome: LinkResult['kind']; status: number | null }>(
    'SELECT url, outcome, status FROM link_check WHERE url = ANY($1)',
    [links.map(({ url }) => url)],
  );
  const results = new Map(rows.map(({ url, outcome, status }) => [url, { kind: outcome, status: status ?? 0 } as LinkResult]));
  return links.flatMap((link) => {
    const result = results.get(link.url);
    return result ? [{ ...link, result }] : [];
  });
}
