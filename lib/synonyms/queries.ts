import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { searchedAs } from './schema';

/** Every group of names that mean the same, each name as its folded words. */
export async function listSynonyms(): Promise<string[][][]> {
  return cached([tag.list('synonym')], ['synonyms'], async () => {
    const rows = await db().synonym.findMany({ where: openRevision(AS_IT_STANDS), select: { words: true }, orderBy: { code: 'asc' } });
    return rows.map(({ words }) => words.map(searchedAs));
  });
}
