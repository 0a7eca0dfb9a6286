import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import type { DocumentRecord } from './schema';

const select = {
  code: true,
  notation: true,
  title: true,
  kind: true,
  topicCode: true,
  issuerCode: true,
  issued: true,
  effective: true,
  expired: true,
  summary: true,
  url: true,
  sourceCode: true,
  confidence: true,
} satisfies Prisma.DocumentRevisionSelect;

const toDocument = ({
  issuerCode,
  topicCode,
  sourceCode,
  ...row
}: Prisma.DocumentRevisionGetPayload<{ select: typeof select }>): DocumentRecord => ({
  ...row,
  title: storedText(row.title),
  summary: storedTextOrNull(row.summary),
  topic: topicCode,
  issuer: issuerCode,
  source: sourceCode,
  confidence: confidence.parse(row.confidence),
});

/** Filter for documents issued by the day of an as-of: one without a day of issue is in none. */
export function issuedBy({ asOf }: AsKnown) {
  return asOf === null ? {} : { issuedLatest: { lte: new Date(asOf) } };
}

/** One document as recorded then; null where there is none. Whether it had been issued by the as-of is `isIssued`. */
export async function getDocument(code: string, known: AsKnown = AS_IT_STANDS): Promise<(DocumentRecord & { isIssued: boolean }) | null> {
  return cached([tag.record('document', code)], ['document', code, keyOf(known)], async () => {
    const row = await db().documentRevision.findFirst({
      where: { code, ...openRevision(known) },
      select: { ...select, issuedLatest: true },
    });
    if (!row) return null;
    const { issuedLatest, ...record } = row;
    const isIssued = known.asOf === null || (issuedLatest !== null && issuedLatest <= new Date(known.asOf));
    return { ...toDocument(record), isIssued };
  });
}

/** Documents by code, for the names on other records' pages. */
export async function listDocuments(codes: readonly string[], known: AsKnown = AS_IT_STANDS): Promise<DocumentRecord[]> {
  const wanted = [...new Set(codes)].sort();
  return cached([tag.list('document')], ['documents', wanted.join(';'), keyOf(known)], async () => {
    const rows = await db().documentRevision.findMany({
      where: { code: { in: wanted }, ...openRevision(known), ...issuedBy(known) },
      select,
    });
    return rows.map(toDocument);
  });
}

/** The newest documents with a known day, newest first; by `asOf`, those issued by that day. */
export async function listNewestDocuments(count: number, asOf: string | null): Promise<DocumentRecord[]> {
  return cached([tag.list('document')], ['newest-documents', String(count), asOf ?? ''], async () => {
    const rows = await db().documentRevision.findMany({
      where: { ...openRevision(AS_IT_STANDS), issuedLatest: asOf === null ? { not: null } : { lte: new Date(asOf) } },
      select,
      orderBy: [{ issuedLatest: 'desc' }, { code: 'asc' }],
      take: count,
    });
    return rows.map(toDocument);
  });
}
