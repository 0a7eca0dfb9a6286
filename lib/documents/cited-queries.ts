import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { listDocuments } from './queries';
import type { DocumentRecord } from './schema';

/** Documents known through the source, newest first, those without a day last. */
export async function listDocumentsCiting(source: string): Promise<DocumentRecord[]> {
  const codes = await cached([tag.list('document')], ['documents-citing', source], async () => {
    const rows = await db().documentRevision.findMany({
      where: { sourceCode: source, ...openRevision(AS_IT_STANDS) },
      select: { code: true },
    });
    return rows.map((row) => row.code);
  });
  const documents = await listDocuments(codes);
  return documents.sort((a, b) => (b.issued ?? '').localeCompare(a.issued ?? '') || a.code.localeCompare(b.code));
}
