import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';
import type { ImportDetail } from '@/lib/ingest/import-queries';
import type { WordsOfImport } from '@/lib/ingest/words-of-import';

const outcomes = ['new', 'changed', 'unchanged', 'refused'] as const;

/** How many rows would do what, and what to know about the file. */
export async function CountsSection({ locale, found, words }: { locale: Locale; found: ImportDetail; words: WordsOfImport }) {
  const t = await getTranslations({ locale, namespace: 'imports' });
  const { counts, notices } = found;
  return (
    <Section rail={t('counts.rail')}>
      <DataTable
        caption={<span className="vh">{t('counts.caption')}</span>}
        columns={[
          { key: 'outcome', label: t('counts.outcome') },
          { key: 'rows', label: t('counts.rows'), isNumeric: true },
        ]}
        rows={[
          ...outcomes.map((outcome) => ({ key: outcome, cells: [t(`counts.${outcome}`), words.count(counts?.[outcome] ?? 0)] })),
          { key: 'all', cells: [t('counts.all'), words.count(counts?.rows ?? 0)] },
        ]}
      />
      {notices.length > 0 && (
        <>
          <h3 className="mt-2">{t('notices.heading')}</h3>
          <ul className="small">
            {notices.map((notice) => (
              <li key={`${notice.code} ${notice.sheet}`}>{words.notice(notice)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
