import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import type { Goalposts } from '@/lib/catalog/readings/goalposts';
import type { DocumentRecord } from '@/lib/documents/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { rivalsSection, targetsSection } from './target-sections';
import { deadlinesSection, ownersSection } from './task-sections';
import { type GoalpostWords, goalpostWords } from './words';

/** "No target amended, no deadline moved, 57 tasks handed to another body". */
export function goalpostsFinding({ targets, deadlines, handedOn }: Goalposts, t: GoalpostWords['t']): string {
  return t('finding', { targets: targets.length, deadlines: deadlines.length, tasks: handedOn });
}

type GoalpostsPageProps = {
  locale: Locale;
  view: View;
  goalposts: Goalposts;
  bodies: readonly Body[];
  documents: readonly DocumentRecord[];
  sources: readonly SourceBrief[];
};

/** Every target, deadline and owner that moved: from, to, by which document. */
export async function GoalpostsPage({ locale, view, goalposts, bodies, documents, sources }: GoalpostsPageProps) {
  const [words, marks] = await Promise.all([goalpostWords(locale, view, bodies, documents), marksFor(sources, locale)]);
  const { t } = words;
  // Called in reading order, not mounted: marks are numbered from top to bottom before the list of sources is drawn.
  const context = { words, marks, bodies };
  const targets = targetsSection(goalposts, context);
  const rivals = rivalsSection(goalposts, context);
  const deadlines = deadlinesSection(goalposts, context);
  const owners = ownersSection(goalposts, context);
  const entries = marks.entries();
  return (
    <>
      <PageHead title={setTitle(goalpostsFinding(goalposts, t), locale)} lede={t('lede')} />
      <div className="wrap">
        {targets}
        {rivals}
        {deadlines}
        {owners}
        <SourcesSection locale={locale} sources={entries} />
      </div>
    </>
  );
}
