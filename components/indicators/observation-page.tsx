import { getTranslations } from 'next-intl/server';
import type { Share } from '@/components/cite/share';
import { ShareSection } from '@/components/cite/share-section';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { Facts } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import type { AreaRecord } from '@/lib/areas/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { Observation } from '@/lib/indicators/observation-queries';
import type { ReleaseRecord } from '@/lib/indicators/schema';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { factsOf, fateWords, releaseOf } from './observation-facts';
import { observationVintages } from './observation-vintages';
import { type ObservationContext, observationTitle } from './observation-words';
import { quoted } from './provenance-section';
import { indicatorTexts } from './texts';

export type ObservationPageProps = {
  locale: Locale;
  view: View;
  observation: Observation;
  /** Null for the country as a whole. */
  area: AreaRecord | null;
  bodies: readonly Body[];
  releases: readonly ReleaseRecord[];
  sources: readonly SourceBrief[];
  /** The day on which the portal published the edition that recorded the figure. */
  recordedOn: string;
  share: Share | null;
};

/** One value for good: what was said, where, by whom, and what became of it. */
export async function ObservationPage({ locale, view, sources, share, ...rest }: ObservationPageProps) {
  const [t, changes, texts, marks] = await Promise.all([
    getTranslations({ locale, namespace: 'observations' }),
    getTranslations({ locale, namespace: 'changes' }),
    indicatorTexts(locale),
    marksFor(sources, locale),
  ]);
  const context: ObservationContext = { locale, view, t, texts, nature: (name) => changes(`nature.${name}`), ...rest };
  const { figure } = context.observation;
  const stamps = figure.citations.map(({ source }) => source);
  const said = texts.t('provenance.saidBy', releaseOf(context));
  const lede = stamps.length > 0 ? <StampedSentence text={said} sources={marks.of(stamps)} /> : said;
  return (
    <>
      <PageHead
        kick={t('kick', { id: figure.id })}
        title={setTitle(observationTitle(context), locale)}
        lede={lede}
        state={<span>{fateWords(context)}</span>}
      />
      <div className="wrap">
        <Section rail={t('facts.rail')}>
          <Facts facts={factsOf(context)} />
        </Section>
        {figure.value !== null && stamps.length > 0 && (
          <Section id="quotes" rail={t('quotes.rail')}>
            {figure.citations.map((citation) => quoted({ texts, marks }, citation, sources, figure.value ?? ''))}
            {figure.citations.every(({ quote }) => quote === null) && <p className="measure">{texts.t('provenance.noQuote')}</p>}
          </Section>
        )}
        {observationVintages(context)}
        {share && <ShareSection locale={locale} share={share} />}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
