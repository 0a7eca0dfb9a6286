import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { labelled } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { sheetOf } from '@/lib/publishing/columns/sheet';
import { keptBytes } from '@/lib/storage/stored-bytes';
import { getImport, listProblems } from './import-queries';
import { type MarkedProblem, markedWorkbook } from './mark';
import { findTable } from './survey';
import { sheetWords } from './words';
import { wordsOfImport } from './words-of-import';
import { openWorkbook } from './workbook';

/** The uploaded table with its wrong cells marked, in words of one language; null where there is none that the viewer may see. */
export async function markedFile(
  viewer: Viewer,
  id: string,
  locale: Locale,
): Promise<{ name: string; pieces: AsyncGenerator<Buffer> } | null> {
  const found = await getImport(viewer, id);
  if (!found || found.counts?.problems === undefined) return null;
  const bytes = await keptBytes(found.fileDigest);
  if (bytes === null) return null;
  const [words, { items }, workbook] = await Promise.all([
    wordsOfImport(locale, found.kind),
    listProblems(viewer, id, null),
    openWorkbook(bytes),
  ]);
  const { sheet } = await findTable(workbook, sheetOf(found.kind), await sheetWords());
  const problems: MarkedProblem[] = items.map((problem) => ({
    row: problem.row,
    column: problem.letter === '' ? null : problem.letter,
    words:
      problem.letter === '' && problem.field !== ''
        ? labelled(words.heading(problem.field), words.sentence(problem), locale)
        : words.sentence(problem),
  }));
  return { name: `${found.fileName.replace(/\.[^.]*$/, '')}.marked.xlsx`, pieces: markedWorkbook(sheet, problems) };
}
