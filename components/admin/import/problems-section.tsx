import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { ListPages } from '@/components/ui/list-pages';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';
import type { ImportDetail } from '@/lib/ingest/import-queries';
import type { Problem } from '@/lib/ingest/problem';
import type { WordsOfImport } from '@/lib/ingest/words-of-import';

type ProblemsProps = {
  locale: Locale;
  found: ImportDetail;
  problems: readonly Problem[];
  /** Those that were kept; the import counts all of them. */
  total: number;
  place: { page: number; pages: number; address: (page: number) => string };
  words: WordsOfImport;
};

/** Every problem by sheet, row and column: what the cell says, why it is wrong, how to mend it. */
export async function ProblemsSection({ locale, found, problems, total, place, words }: ProblemsProps) {
  const t = await getTranslations({ locale, namespace: 'imports' });
  const { refused = 0, warnings = 0, problems: all = 0 } = found.counts ?? {};
  if (all === 0) {
    return (
      <Section id="problems" rail={t('problems.rail')}>
        <p>{t('problems.none')}</p>
      </Section>
    );
  }
  return (
    <Section
      id="problems"
      rail={t('problems.rail')}
      notes={[
        <a key="marked" href={`/api/admin/import/${found.id}/marked?language=${locale}`}>
          {t('problems.marked')}
        </a>,
      ]}
    >
      <p>{t('problems.sub', { errors: refused, warnings })}</p>
      <DataTable
        stack
        caption={<span className="vh">{t('problems.caption')}</span>}
        columns={[
          { key: 'cell', label: t('problems.cell') },
          { key: 'column', label: t('problems.column') },
          { key: 'value', label: t('problems.value') },
          { key: 'reason', label: t('problems.reason') },
        ]}
        rows={problems.map((problem, index) => ({
          key: `${problem.row} ${problem.letter} ${problem.code} ${index}`,
          cells: [
            <span key="cell" className="import-cell">
              {problem.sheet !== '' && <span className="block mute small">{problem.sheet}</span>}
              {problem.letter === '' ? t('problems.row', { row: String(problem.row) }) : `${problem.letter}${problem.row}`}
            </span>,
            problem.field === '' ? '' : words.heading(problem.field),
            problem.value === '' ? '' : <mark key="value">{problem.value}</mark>,
            <Reason key="reason" problem={problem} words={words} warning={t('problems.warning')} />,
          ],
        }))}
      />
      {all > total && <p className="small mute">{t('problems.notKept', { count: all - total })}</p>}
      <ListPages words={(key) => t(key === 'label' ? 'pages.problems' : `pages.${key}`)} {...place} />
    </Section>
  );
}

function Reason({ problem, words, warning }: { problem: Problem; words: WordsOfImport; warning: string }) {
  return (
    <>
      {problem.severity === 'warning' && <b>{warning} </b>}
      {words.reason(problem)} <span className="mute">{words.remedy(problem)}</span>
    </>
  );
}
