import type { Prisma } from '@/lib/db/generated/client';
import { localeSchema } from '@/lib/i18n/localized';
import { storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import { obsStatus, qualifier } from './schema';

/** What is read of every recording of a figure. */
export const recordedColumns = {
  id: true,
  releaseCode: true,
  releasedLatest: true,
  value: true,
  qualifier: true,
  status: true,
  nature: true,
  edition: true,
  note: true,
  recordedAt: true,
  citations: { select: { sourceCode: true, quote: true, quoteLanguage: true, confidence: true }, orderBy: { id: 'asc' } },
  release: { select: { revisions: { where: { supersededAt: null }, select: { released: true } } } },
} satisfies Prisma.ObservationSelect;

type Recorded = Prisma.ObservationGetPayload<{ select: typeof recordedColumns }>;

/** What a recording says besides its value and what became of it. */
export const recordedOf = (row: Recorded) => ({
  id: String(row.id),
  release: row.releaseCode,
  releasedOn: row.release.revisions[0]?.released ?? null,
  qualifier: qualifier.parse(row.qualifier),
  status: obsStatus.parse(row.status),
  edition: row.edition,
  note: storedTextOrNull(row.note),
  recordedAt: row.recordedAt.toISOString(),
  citations: row.citations.map(({ sourceCode, quote, quoteLanguage, confidence: trust }) => ({
    source: sourceCode,
    quote,
    quoteLanguage: quoteLanguage === null ? null : localeSchema.parse(quoteLanguage),
    confidence: confidence.parse(trust),
  })),
});
