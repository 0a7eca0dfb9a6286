import { Prisma } from '@/lib/db/generated/client';
import type { Column, Question, Table } from '@/lib/exports/table';
import { LOCALES } from '@/lib/i18n/localized';
import { obsStatus, qualifier, UNITS } from '@/lib/indicators/schema';
import { openRows, recordedRows } from '@/lib/open-rows';
import { sourced } from './record-filters';

const note: readonly Column[] = LOCALES.map((language) => ({
  id: `note_${language}`,
  base: 'note',
  type: 'text',
  role: 'attribute',
  language,
}));
const noteCells = Prisma.join(
  LOCALES.map((language) => Prisma.sql`o.note ->> ${language} AS ${Prisma.raw(`note_${language}`)}`),
  ', ',
);

/** What names a figure and what it says: the columns of both tables of figures. */
const figure: readonly Column[] = [
  { id: 'indicator', base: 'indicator', type: 'code', role: 'dimension', refers: 'indicators', required: true },
  { id: 'series', base: 'series', type: 'code', role: 'dimension', refers: 'series', required: true },
  { id: 'area', base: 'area', type: 'code', role: 'dimension', refers: 'areas', required: true },
  { id: 'period', base: 'period', type: 'period', role: 'dimension', required: true },
  { id: 'value', base: 'value', type: 'decimal', role: 'measure' },
  { id: 'unit', base: 'unit', type: 'code', role: 'attribute', choices: UNITS, required: true },
  { id: 'qualifier', base: 'qualifier', type: 'code', role: 'attribute', choices: qualifier.options, required: true },
  { id: 'status', base: 'status', type: 'code', role: 'attribute', choices: obsStatus.options, required: true },
  { id: 'break', base: 'break', type: 'boolean', role: 'attribute', required: true },
  { id: 'producer', base: 'producer', type: 'code', role: 'attribute', refers: 'organisations', required: true },
  { id: 'release', base: 'release', type: 'code', role: 'attribute', refers: 'releases', required: true },
  { id: 'released', base: 'released', type: 'partial-date', role: 'attribute' },
  { id: 'sources', base: 'sources', type: 'list', role: 'attribute', refers: 'sources', required: true },
];
const provenance: readonly Column[] = [
  ...note,
  { id: 'observation', base: 'observation', type: 'integer', role: 'attribute', required: true },
  { id: 'edition', base: 'edition', type: 'integer', role: 'attribute', required: true },
  { id: 'recorded_at', base: 'recordedAt', type: 'timestamp', role: 'attribute', required: true },
];

/** Whether the series is counted otherwise from a day of this period on (SDMX OBS_STATUS B). */
const breaks = (question: Question): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM series_break r WHERE r.series_code = o.series_code AND period_first_day(r.period) BETWEEN o.period_start AND o.period_end
     AND ${openRows(question.known, 'r')} AND ${sourced(question)})`;

/**
 * Sources in the order of their codes, which is that of the index: where sorting is avoided, another order would read all citations for each row.
 */
const sources = Prisma.sql`ARRAY(SELECT c.source_code FROM citation c WHERE c.observation_id = o.id ORDER BY c.source_code) AS sources`;

/** The cells of `figure` from an observation `o`, its series `s`, indicator `i` and release `l`. */
const figureCells = (
  question: Question,
) => Prisma.sql`s.indicator_code AS indicator, o.series_code AS series, o.area_code AS area, o.period, o.value, i.unit,
  o.qualifier, o.status, s.producer_code AS producer, o.release_code AS release, l.released,
  ${sources},
  ${breaks(question)} AS break`;
const provenanceCells = Prisma.sql`${noteCells}, o.id AS observation, o.edition, o.recorded_at`;

/** The records a figure is shown with, as they stood: what was withdrawn takes its figures with it. */
const joined = ({ known }: Question): Prisma.Sql => Prisma.sql`
  JOIN series_revision s ON s.code = o.series_code AND ${openRows(known, 's')}
  JOIN indicator_revision i ON i.code = s.indicator_code AND ${openRows(known, 'i')}
  LEFT JOIN release_revision l ON l.code = o.release_code AND ${recordedRows(known, 'l')}`;

/** Narrowed here as well as by the column, so that the index on the series is used. */
const ofIndicator = ({ filters: { indicator } }: Question): Prisma.Sql =>
  indicator === undefined
    ? Prisma.empty
    : Prisma.sql`AND o.series_code = ANY(ARRAY(SELECT code FROM series_revision WHERE indicator_code = ANY(${[...indicator]}::text[])))`;

const releasedBy = ({ known: { asOf } }: Question): Prisma.Sql =>
  asOf === null ? Prisma.empty : Prisma.sql`AND o.released_latest <= ${asOf}::date`;

/** The newest release of each series, area and period, as known then; as it stands now, from the current-value table. */
function newest(question: Question): Prisma.Sql {
  const { asOf, recordedBefore } = question.known;
  if (asOf === null && recordedBefore === null) {
    return Prisma.sql`FROM current_observation n JOIN observation o ON o.id = n.observation_id ${joined(question)} WHERE TRUE ${ofIndicator(question)}`;
  }
  return Prisma.sql`FROM (
    SELECT DISTINCT ON (o.series_code, o.area_code, o.period) o.* FROM observation o
     WHERE o.nature <> 'withdrawal' AND ${recordedRows(question.known, 'o')} ${releasedBy(question)} ${ofIndicator(question)}
     ORDER BY o.series_code, o.area_code, o.period, o.released_latest DESC NULLS LAST, o.recorded_at DESC, o.id DESC) o ${joined(question)}`;
}

const filters = ['indicator', 'series', 'area', 'period', 'producer', 'release', 'status'];
const kinds = ['observation', 'series', 'indicator', 'release'];

/** The figures that pages show: of each series, area and period the newest release. */
export const observations: Table = {
  id: 'observations',
  columns: [...figure, { id: 'corrected', base: 'corrected', type: 'boolean', role: 'attribute', required: true }, ...provenance],
  key: ['series', 'area', 'period'],
  filters,
  kinds,
  isDated: false,
  // The key is that of the current-value table, in its own columns, so that its index gives the order.
  select: (question) => Prisma.sql`
    SELECT ${figureCells(question)}, o.nature = 'correction' AS corrected, ${provenanceCells} ${newest(question)}`,
};

/** Everything that was ever recorded, also what was replaced or withdrawn since: the vintages of every figure. */
export const vintages: Table = {
  id: 'vintages',
  columns: [
    ...figure,
    {
      id: 'nature',
      base: 'nature',
      type: 'code',
      role: 'attribute',
      choices: ['new', 'revision', 'correction', 'withdrawal'],
      required: true,
    },
    ...provenance,
    { id: 'superseded_at', base: 'supersededAt', type: 'timestamp', role: 'attribute' },
  ],
  key: ['series', 'area', 'period', 'observation'],
  filters: [...filters, 'nature', 'observation'],
  kinds,
  isDated: false,
  select: (question) => {
    const { recordedBefore } = question.known;
    // What was replaced only later had not been replaced then.
    const end =
      recordedBefore === null
        ? Prisma.sql`o.superseded_at`
        : Prisma.sql`CASE WHEN o.superseded_at < ${recordedBefore}::timestamptz THEN o.superseded_at END`;
    const recorded = recordedBefore === null ? Prisma.sql`TRUE` : Prisma.sql`o.recorded_at < ${recordedBefore}::timestamptz`;
    return Prisma.sql`
      SELECT ${figureCells(question)}, o.nature, ${provenanceCells}, ${end} AS superseded_at
        FROM observation o ${joined(question)} WHERE ${recorded} ${releasedBy(question)} ${ofIndicator(question)}`;
  },
};

/** Where a source states a figure: the sentence in the language of the source. */
export const citations: Table = {
  id: 'citations',
  columns: [
    { id: 'observation', base: 'observation', type: 'integer', role: 'dimension', required: true },
    { id: 'source', base: 'source', type: 'code', role: 'dimension', refers: 'sources', required: true },
    { id: 'indicator', base: 'indicator', type: 'code', role: 'attribute', refers: 'indicators', required: true },
    { id: 'quote', base: 'quote', type: 'text', role: 'attribute' },
    { id: 'quote_language', base: 'quoteLanguage', type: 'language', role: 'attribute' },
    { id: 'confidence', base: 'confidence', type: 'code', role: 'attribute', choices: ['high', 'medium', 'low'], required: true },
    { id: 'edition', base: 'edition', type: 'integer', role: 'attribute', required: true },
  ],
  key: ['observation', 'source'],
  filters: ['observation', 'source', 'indicator'],
  kinds: [...kinds, 'source'],
  isDated: false,
  select: (question) => {
    const { recordedBefore } = question.known;
    const recorded = recordedBefore === null ? Prisma.sql`TRUE` : Prisma.sql`o.recorded_at < ${recordedBefore}::timestamptz`;
    return Prisma.sql`
      SELECT c.observation_id AS observation, c.source_code AS source, s.indicator_code AS indicator, c.quote, c.quote_language, c.confidence, o.edition
        FROM citation c JOIN observation o ON o.id = c.observation_id ${joined(question)}
       WHERE ${recorded} ${releasedBy(question)} ${ofIndicator(question)}`;
  },
};
