import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { confidence } from '@/lib/record';
import { issuedBy, listDocuments } from './queries';
import { type DocumentRelationRecord, documentRelationSchema } from './relation-schema';
import type { DocumentRecord } from './schema';

/** A relation seen from one of its documents: `does` where that one acts, else it is acted upon. */
export type Related = Pick<DocumentRelationRecord, 'code' | 'relation' | 'source' | 'confidence'> & {
  does: boolean;
  other: Pick<DocumentRecord, 'code' | 'notation' | 'title' | 'kind' | 'issued'>;
};

/** What a document does to others and others do to it; by as-of, once the acting document had been issued. */
export async function listRelations(document: string, known: AsKnown = AS_IT_STANDS): Promise<Related[]> {
  const rows = await cached([tag.list('document-relation'), tag.list('document')], ['relations-of', document, keyOf(known)], () =>
    db().documentRelation.findMany({
      where: {
        AND: [
          openRevision(known),
          { OR: [{ documentCode: document }, { otherCode: document }] },
          { document: { revisions: { some: { ...openRevision(known), ...issuedBy(known) } } } },
        ],
      },
      select: { code: true, documentCode: true, relation: true, otherCode: true, sourceCode: true, confidence: true },
      orderBy: [{ relation: 'asc' }, { code: 'asc' }],
    }),
  );
  // The other one is named even where it was issued later than the as-of, as a decision that is to be replaced may be undated.
  const others = await listDocuments(
    rows.map((row) => (row.documentCode === document ? row.otherCode : row.documentCode)),
    { asOf: null, recordedBefore: known.recordedBefore },
  );
  return rows.flatMap((row) => {
    const does = row.documentCode === document;
    const other = others.find(({ code }) => code === (does ? row.otherCode : row.documentCode));
    if (!other) return [];
    return [
      {
        code: row.code,
        relation: documentRelationSchema.shape.relation.parse(row.relation),
        source: row.sourceCode,
        confidence: confidence.parse(row.confidence),
        does,
        other,
      },
    ];
  });
}
