import type { Locale } from '@/lib/i18n/localized';
import type { ImportDetail, ImportedFigure, ImportedRecord, Page } from '@/lib/ingest/import-queries';
import { PAGE } from '@/lib/ingest/import-state';
import type { Problem } from '@/lib/ingest/problem';
import type { WordsOfImport } from '@/lib/ingest/words-of-import';
import type { OpenSet } from '@/lib/publishing/desk-record';
import { ImpactSection } from '../review/impact-section';
import { reviewWords } from '../review/words';
import { ChangesSection } from './changes-section';
import { CountsSection } from './counts-section';
import { ProblemsSection } from './problems-section';
import { TakeSection } from './take-section';

type ReadImportProps = {
  locale: Locale;
  found: ImportDetail;
  address: string;
  words: WordsOfImport;
  problems: Page<Problem>;
  problemsPage: number;
  figures: Page<ImportedFigure>;
  records: Page<ImportedRecord>;
  changesPage: number;
  sets: readonly OpenSet[];
  told: Parameters<typeof reviewWords>[1];
};

/** A file that was read: what is wrong with it, what it would change, what readers would see, and the step into a change set. */
export async function ReadImport({ locale, found, address, words, ...read }: ReadImportProps) {
  const { problems, problemsPage, figures, records, changesPage, sets, told } = read;
  const review = await reviewWords(locale, told);
  const at = (problem: number, change: number, part: string) => `${address}?problems=${problem}&changes=${change}#${part}`;
  return (
    <>
      <CountsSection locale={locale} found={found} words={words} />
      <ProblemsSection
        locale={locale}
        found={found}
        problems={problems.items}
        total={problems.total}
        words={words}
        place={{ page: problemsPage, pages: Math.ceil(problems.total / PAGE), address: (page) => at(page, changesPage, 'problems') }}
      />
      {found.state === 'ready' && (
        <ChangesSection
          kind={found.kind}
          figures={figures.items}
          records={records.items}
          words={review}
          place={{
            page: changesPage,
            pages: Math.ceil((figures.total + records.total) / PAGE),
            address: (page) => at(problemsPage, page, 'changes'),
          }}
        />
      )}
      {found.impact && <ImpactSection impact={found.impact} words={review} />}
      {found.state === 'ready' && <TakeSection locale={locale} found={found} sets={sets} address={address} />}
    </>
  );
}
