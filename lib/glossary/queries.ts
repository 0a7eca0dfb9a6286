import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';

/** A term with the document that fixes its Vietnamese wording, where one is on record. */
export type Term = {
  code: string;
  term: LocalizedText;
  definition: LocalizedText;
  document: { code: string; notation: string | null; title: LocalizedText } | null;
  source: string | null;
};

/** The whole glossary, by code: a page sorts it by the words of its language. */
export async function listTerms(): Promise<Term[]> {
  return cached([tag.list('term'), tag.list('document')], ['terms'], async () => {
    const open = openRevision(AS_IT_STANDS);
    const rows = await db().term.findMany({
      where: open,
      orderBy: { code: 'asc' },
      select: {
        code: true,
        term: true,
        definition: true,
        sourceCode: true,
        document: { select: { revisions: { where: open, select: { code: true, notation: true, title: true } } } },
      },
    });
    return rows.map(({ document, sourceCode, ...row }) => {
      const [fixing] = document?.revisions ?? [];
      return {
        code: row.code,
        term: storedText(row.term),
        definition: storedText(row.definition),
        document: fixing ? { ...fixing, title: storedText(fixing.title) } : null,
        source: sourceCode,
      };
    });
  });
}
