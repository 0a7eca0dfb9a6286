import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Extension } from '@/lib/exports/extensions';
import type { InSome } from '@/lib/exports/file';
import { formatsOf } from '@/lib/exports/formats';
import type { Table } from '@/lib/exports/table';
import { LOCALES, type LocalizedText } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { TABLES, tableNamed } from './tables';
import { wordsOf } from './words';

/** What a catalogue lists (dcat:Dataset, a package of CKAN): a whole table, or the figures of one indicator. */
export type Dataset = {
  /** Permanent: `table-observations`, `indicator-de-gdp-share`. */
  id: string;
  title: InSome;
  description: InSome;
  /** The page below the language; its files are at the same address with a suffix. */
  path: string;
  formats: readonly Extension[];
  table: string;
  /** The body that produces the figures; null where it is the portal that gathers them. */
  producers: readonly string[];
  topic: string | null;
  /** When it was first and last published here. */
  issued: string;
  modified: string;
  /** First and last day of the periods its figures are of. */
  temporal: { start: string; end: string } | null;
};

const tags = [tag.list('edition'), tag.list('indicator'), tag.list('series'), tag.list('observation')];

/** The words of a text under the language each is in: what has no translation is not passed off as one. */
export const wordsIn = (text: LocalizedText): InSome =>
  Object.fromEntries(LOCALES.flatMap((locale) => (text[locale] === undefined ? [] : [[locale, text[locale]]])));

/** For programs that know one language: Vietnamese, the portal's first, where there are words in it. */
export const firstWords = (words: InSome): string => words.vi ?? Object.values(words)[0] ?? '';

const extensionsOf = (table: Table): Extension[] => formatsOf(table).map(({ extension }) => extension);

/** When records of each kind were first and last published; figures count as observations. */
async function publishedByKind(): Promise<Map<string, { issued: string; modified: string }>> {
  const rows = await db().$queryRaw<{ kind: string; issued: Date; modified: Date }[]>`
    SELECT CASE c.kind WHEN 'figures' THEN 'observation' ELSE c.kind END AS kind, min(e.published_at) AS issued, max(e.published_at) AS modified
      FROM change c JOIN change_set e ON e.number = c.change_set_number WHERE e.edition IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT 'edition', min(published_at), max(published_at) FROM change_set WHERE edition IS NOT NULL HAVING count(*) > 0`;
  return new Map(rows.map(({ kind, issued, modified }) => [kind, { issued: issued.toISOString(), modified: modified.toISOString() }]));
}

async function tableDatasets(): Promise<Dataset[]> {
  const published = await publishedByKind();
  const all = published.get('edition');
  if (!all) return [];
  return Promise.all(
    TABLES.map(async (table): Promise<Dataset> => {
      const { title, description } = await wordsOf(table);
      const own = table.kinds.flatMap((kind) => published.get(kind) ?? []);
      const days = own.length > 0 ? own : [all];
      return {
        id: `table-${table.id}`,
        title,
        description,
        path: `/data/${table.id}`,
        formats: extensionsOf(table),
        table: table.id,
        producers: [],
        topic: null,
        issued: days.map(({ issued }) => issued).sort()[0] as string,
        modified: days
          .map(({ modified }) => modified)
          .sort()
          .at(-1) as string,
        temporal: null,
      };
    }),
  );
}

type IndicatorRow = {
  code: string;
  name: unknown;
  definition: unknown;
  topic: string;
  producers: string[];
  issued: Date;
  modified: Date;
  start: Date | null;
  end: Date | null;
};

/** Indicators with figures: each is a dataset of its own, by its page. */
async function indicatorDatasets(): Promise<Dataset[]> {
  const rows = await db().$queryRaw<IndicatorRow[]>`
    SELECT i.code, i.name, i.definition, i.topic_code AS topic, array_agg(DISTINCT s.producer_code) AS producers,
           min(o.recorded_at) AS issued, greatest(max(o.recorded_at), max(i.recorded_at)) AS modified,
           min(o.period_start) AS start, max(o.period_end) AS "end"
      FROM indicator_revision i
      JOIN series_revision s ON s.indicator_code = i.code AND s.superseded_at IS NULL AND NOT s.withdrawn
      JOIN current_observation n ON n.series_code = s.code JOIN observation o ON o.id = n.observation_id
     WHERE i.superseded_at IS NULL AND NOT i.withdrawn GROUP BY i.code, i.revision ORDER BY i.code`;
  const observations = tableNamed('observations') as Table;
  const { description: figures } = await wordsOf(observations);
  return rows.map((row) => {
    const [name, definition] = [storedText(row.name), storedTextOrNull(row.definition)];
    const day = (date: Date | null) => date?.toISOString().slice(0, 10);
    const [start, end] = [day(row.start), day(row.end)];
    return {
      id: `indicator-${row.code}`,
      title: wordsIn(name),
      description: definition ? wordsIn(definition) : figures,
      path: `/indicators/${row.code}`,
      formats: extensionsOf(observations),
      table: observations.id,
      producers: row.producers,
      topic: row.topic,
      issued: row.issued.toISOString(),
      modified: row.modified.toISOString(),
      temporal: start && end ? { start, end } : null,
    };
  });
}

/** Every dataset: the tables in the order of the data room, then the indicators by code. */
export function listDatasets(): Promise<Dataset[]> {
  return cached(tags, ['datasets'], async () => (await Promise.all([tableDatasets(), indicatorDatasets()])).flat());
}

/** The file of a dataset in one format, below the language. */
export const fileAddress = ({ path }: Pick<Dataset, 'path'>, extension: Extension): string => `${path}.${extension}`;
