import { Prisma } from '@/lib/db/generated/client';
import type { Table } from '@/lib/exports/table';
import { LOCALES } from '@/lib/i18n/localized';
import { openRows } from '@/lib/open-rows';
import { PLATFORM_USERS_MEASURES } from '@/lib/platforms/schema';
import { confidence, QUALIFIERS } from '@/lib/record';
import { attribute, dimension, wordColumns } from './columns';
import { sourced } from './record-filters';

const noteCells = Prisma.join(
  LOCALES.map((language) => Prisma.sql`r.note ->> ${language} AS ${Prisma.raw(`note_${language}`)}`),
  ', ',
);

/** How many used a platform in a period, as each source says. */
export const platformUsers: Table = {
  id: 'platform-users',
  columns: [
    dimension('platform', { refers: 'platforms' }),
    dimension('measure', { choices: PLATFORM_USERS_MEASURES }),
    dimension('source', { refers: 'sources' }),
    dimension('period', { type: 'period' }),
    { id: 'value', base: 'value', type: 'decimal', role: 'measure', required: true },
    attribute('qualifier', 'code', { choices: QUALIFIERS, required: true }),
    attribute('quote', 'text'),
    attribute('quote_language', 'language'),
    attribute('confidence', 'code', { choices: confidence.options, required: true }),
    ...wordColumns('note'),
    attribute('edition', 'integer', { required: true }),
    attribute('recorded_at', 'timestamp', { required: true }),
  ],
  key: ['platform', 'measure', 'source', 'period'],
  filters: ['platform', 'measure', 'source', 'period'],
  kinds: ['platform', 'source'],
  isDated: false,
  // A number is known from its own source, the platform from its own: both were, or the page shows neither.
  select: (question) => Prisma.sql`
    SELECT r.platform_code AS platform, r.measure, r.source_code AS source, r.period, r.value, r.qualifier, r.quote, r.quote_language,
           r.confidence, ${noteCells}, p.edition, p.recorded_at
      FROM platform_users r
      JOIN (SELECT * FROM platform_revision r WHERE ${openRows(question.known, 'r')} AND ${sourced(question)}) p
        ON p.code = r.platform_code AND p.revision = r.platform_revision
     WHERE ${sourced(question)}`,
};
