import { Prisma } from '@/lib/db/generated/client';
import type { Column, Question, Table } from '@/lib/exports/table';
import { LOCALES } from '@/lib/i18n/localized';

const words = (base: string): Column[] =>
  LOCALES.map((language) => ({ id: `${base}_${language}`, base, type: 'text', role: 'attribute', language }));
const wordCells = (base: string): Prisma.Sql =>
  Prisma.join(
    LOCALES.map((language) => Prisma.sql`e.${Prisma.raw(base)} ->> ${language} AS ${Prisma.raw(`${base}_${language}`)}`),
    ', ',
  );

/** An as-of day asks for what the world knew, which is not in the log of this portal. */
const views = ['edition'] as const;

/** What the portal had published by then. */
const published = ({ known: { recordedBefore } }: Question): Prisma.Sql =>
  recordedBefore === null
    ? Prisma.sql`e.edition IS NOT NULL`
    : Prisma.sql`e.edition IS NOT NULL AND e.published_at < ${recordedBefore}::timestamptz`;

/** The publication log: each edition with the hash that covers it and all before it. */
export const editions: Table = {
  id: 'editions',
  columns: [
    { id: 'edition', base: 'edition', type: 'integer', role: 'dimension', required: true },
    { id: 'published_at', base: 'publishedAt', type: 'timestamp', role: 'attribute', required: true },
    ...words('title'),
    ...words('reason'),
    { id: 'organisation', base: 'organisation', type: 'code', role: 'attribute', refers: 'organisations' },
    { id: 'decision', base: 'decision', type: 'text', role: 'attribute' },
    { id: 'is_founding', base: 'isFounding', type: 'boolean', role: 'attribute', required: true },
    { id: 'hash', base: 'hash', type: 'text', role: 'attribute', required: true },
    { id: 'previous_hash', base: 'previousHash', type: 'text', role: 'attribute', required: true },
  ],
  key: ['edition'],
  filters: ['edition', 'organisation'],
  kinds: ['edition'],
  isDated: false,
  views,
  page: '/changes/[code]',
  select: (question) => Prisma.sql`
    SELECT e.edition, e.published_at, ${wordCells('title')}, ${wordCells('reason')}, e.organisation_code AS organisation, e.decision,
           e.author_id = 'system:founding' AS is_founding, l.hash, l.previous_hash
      FROM change_set e JOIN publication_log l ON l.edition = e.edition WHERE ${published(question)}`,
};

/** What each edition did to which record; the figures of an edition are one row of the kind `figures`. */
export const changes: Table = {
  id: 'changes',
  columns: [
    { id: 'edition', base: 'edition', type: 'integer', role: 'dimension', refers: 'editions', required: true },
    { id: 'position', base: 'position', type: 'integer', role: 'dimension', required: true },
    { id: 'published_at', base: 'publishedAt', type: 'timestamp', role: 'attribute', required: true },
    { id: 'kind', base: 'kindOfRecord', type: 'code', role: 'attribute', required: true },
    { id: 'code', base: 'code', type: 'code', role: 'attribute', required: true },
    {
      id: 'nature',
      base: 'nature',
      type: 'code',
      role: 'attribute',
      choices: ['new', 'revision', 'correction', 'withdrawal'],
      required: true,
    },
    { id: 'digest', base: 'digest', type: 'text', role: 'attribute', required: true },
  ],
  key: ['edition', 'position'],
  filters: ['edition', 'kind', 'code', 'nature'],
  kinds: ['edition'],
  isDated: false,
  views,
  select: (question) => Prisma.sql`
    SELECT e.edition, c.position, e.published_at, c.kind, c.code, c.nature, c.digest
      FROM change c JOIN change_set e ON e.number = c.change_set_number WHERE ${published(question)}`,
};
