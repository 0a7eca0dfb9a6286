import type { Share } from '@/components/cite/share';
import { ShareSection } from '@/components/cite/share-section';
import { replySection } from '@/components/organisations/reply-list';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import type { Area } from '@/lib/areas/queries';
import type { Reading } from '@/lib/catalog/readings/indicator';
import type { DocumentRecord } from '@/lib/documents/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import type { IndicatorBrief, IndicatorDetail } from '@/lib/indicators/queries';
import type { ReleaseRecord } from '@/lib/indicators/schema';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { Entry } from '@/lib/publishing/entry-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import type { Topic } from '@/lib/topics/queries';
import type { Breakdown } from './breakdown';
import { breakdownSection } from './breakdown-section';
import type { PageContext } from './context';
import { definitionSection } from './definition-section';
import { disagreementSection } from './disagreement-section';
import { figuresTable } from './figures-table';
import { findingLede, findingTitle } from './finding';
import { progressSection } from './progress-section';
import { provenanceSection } from './provenance-section';
import { reasonWords, StateLine } from './state';
import { targetsSection } from './targets-section';
import { indicatorTexts } from './texts';
import { trajectorySection } from './trajectory-section';
import { unitsSection } from './units-section';
import { vintagesSection } from './vintages-section';

export type IndicatorPageProps = {
  locale: Locale;
  view: View;
  reading: Reading<IndicatorDetail>;
  breakdown: Breakdown | null;
  bodies: readonly Body[];
  topics: readonly Topic[];
  areas: readonly Area[];
  documents: readonly DocumentRecord[];
  /** Recorded disagreements that concern this indicator, and the indicators they speak of. */
  conflicts: readonly ConflictRecord[];
  related: readonly IndicatorBrief[];
  /** What bodies replied about this indicator. */
  replies: readonly ReplyRecord[];
  sources: readonly SourceBrief[];
  /** The publications of the country's figures. */
  releases: readonly ReleaseRecord[];
  /** Days on which figures became known, and the real day, the last that a reader may ask for. */
  days: readonly string[];
  today: string;
  entry: Entry | null;
  entryDay: string | null;
  share: Share | null;
};

export async function IndicatorPage(props: IndicatorPageProps) {
  const { locale, view, reading, bodies, sources } = props;
  const [texts, marks] = await Promise.all([indicatorTexts(locale), marksFor(sources, locale)]);
  const context: PageContext = { locale, texts, marks, reading, bodies, releases: props.releases, view };
  const lede = findingLede(context);
  const reply = await replySection(props.replies, { locale, view, bodies, marks });
  const isAnswered = props.replies.length > 0;
  return (
    <>
      <PageHead
        title={setTitle(findingTitle({ reading, texts, bodies, locale, day: view.day }), locale)}
        lede={lede}
        state={
          <>
            <StateLine reading={reading} texts={texts} />
            <span className="small mute">{reasonWords(reading, texts)}</span>
          </>
        }
      />
      <div className="wrap indicator-page">
        {isAnswered && reply}
        {trajectorySection(context)}
        {props.breakdown && breakdownSection(context, props.breakdown)}
        {progressSection(context)}
        {disagreementSection(context, props)}
        {vintagesSection(context, props.days, props.today)}
        {figuresTable(context)}
        {unitsSection(context, props.areas)}
        {provenanceSection(context, props)}
        {targetsSection(context, props.documents)}
        {definitionSection(context, props.topics)}
        {!isAnswered && reply}
        {props.share && <ShareSection locale={locale} share={props.share} />}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
