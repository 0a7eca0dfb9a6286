import { getTranslations } from 'next-intl/server';
import { indicatorWords } from '@/components/indicators/words';
import { marksFor } from '@/components/sources/mark-words';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SourceList } from '@/components/ui/source-list';
import { setTitle } from '@/components/ui/title';
import type { AreaRecord } from '@/lib/areas/schema';
import type { DocumentRecord } from '@/lib/documents/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { conflictSection } from './conflict-section';
import { DocumentsSection } from './documents-section';
import { figuresSection } from './figures-section';
import { growthSection } from './growth-section';
import type { HomeView } from './home-view';
import { promisesSection } from './promises-section';
import { ProvincesSection } from './provinces-section';
import { UseSection } from './use-section';

type Props = {
  locale: Locale;
  view: View;
  home: HomeView;
  finding: { title: string; lede: string };
  documents: readonly DocumentRecord[];
  /** The units of the day that the tile map draws; none for a day of the old list. */
  units: readonly AreaRecord[];
  areaCounts: readonly { area: string; count: number }[];
  sources: readonly SourceBrief[];
  /** The present day: no later one can be asked for. */
  latest: string;
};

/** What was promised, what came of it, on what evidence: the finding first, the way to check it last. */
export async function HomePage({ locale, view, home, finding, documents, units, areaCounts, sources, latest }: Props) {
  const [t, common, words, marks] = await Promise.all([
    getTranslations({ locale, namespace: 'home' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorWords(locale),
    marksFor(sources, locale),
  ]);
  const shared = { locale, view, words, marks };
  const { tasks, targets, figures, conflict, growth } = home;
  // One after another: marks are numbered in the order in which they are read.
  const promises = tasks.length > 0 || targets.length > 0 ? await promisesSection({ ...shared, tasks, targets }) : null;
  const ledger = figures.length > 0 ? await figuresSection({ ...shared, figures }) : null;
  const disagreement = conflict && (await conflictSection({ ...shared, open: conflict, total: home.conflicts }));
  const rates = growth && (await growthSection({ ...shared, growth }));
  const entries = marks.entries();

  return (
    <>
      <PageHead kick={t('kick')} title={setTitle(finding.title, locale)} lede={finding.lede} />
      {promises}
      <div className="wrap">
        {ledger}
        {disagreement}
        {rates}
        {entries.length > 0 && (
          <Section id="sources" rail={common('sources')} notes={[common('sourcesNote')]} heading={setTitle(t('sources.title'), locale)}>
            <SourceList sources={entries} />
          </Section>
        )}
        {units.length > 0 && <ProvincesSection locale={locale} view={view} units={units} counts={areaCounts} />}
        {documents.length > 0 && <DocumentsSection locale={locale} documents={documents} />}
        <UseSection locale={locale} day={view.day} latest={latest} />
      </div>
    </>
  );
}
