import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Provenance, type ProvenanceStep } from '@/components/ui/provenance';
import { Quote } from '@/components/ui/quote';
import { Section } from '@/components/ui/section';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { namedFigure } from '@/lib/catalog/readings/indicator';
import { formatDate } from '@/lib/i18n/format';
import type { FigureCitation } from '@/lib/indicators/figure-queries';
import type { Entry } from '@/lib/publishing/entry-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { type PageContext, releaseWords } from './context';
import { placesInQuote } from './quoted-number';

/** How the named figure got here: published, written in the source, entered, published by this portal; with the sentence itself. */
export function provenanceSection(
  context: PageContext,
  { entry, entryDay, sources }: { entry: Entry | null; entryDay: string | null; sources: readonly SourceBrief[] },
): ReactNode {
  const { reading, texts, marks, locale } = context;
  const figure = namedFigure(reading);
  if (!figure) return null;
  const { indicator } = reading;
  const { t, common, words, period } = texts;
  const steps: ProvenanceStep[] = [
    {
      title: t('provenance.said'),
      text: t('provenance.saidBy', releaseWords(context, figure)),
    },
    {
      title: t('provenance.written'),
      text: figure.citations.map(({ source: code }) => {
        const source = sources.find((one) => one.code === code);
        return (
          <span key={code} className="block">
            <a href={`/${locale}/sources/${code}`} lang={source && source.titleLanguage !== locale ? source.titleLanguage : undefined}>
              {source?.title ?? code}
            </a>
            {', '}
            <Stamped sources={marks.of([code])}>{texts.date(source?.published ?? null)}</Stamped>
          </span>
        );
      }),
    },
    ...(entry && entryDay
      ? [
          {
            title: t('provenance.entered'),
            text: `${formatDate(entryDay, locale)}. ${entry.isFounding ? common('founding') : t('provenance.reviewed')}`,
          },
          {
            title: t('provenance.published'),
            text: t('provenance.edition', { edition: entry.edition, date: formatDate(entryDay, locale) }),
          },
        ]
      : []),
  ];
  return (
    <Section
      id="provenance"
      rail={t('provenance.rail')}
      notes={[t('provenance.note', { value: words.figure(figure, indicator.unit), period: period(figure.period) })]}
    >
      <div className="cols2">
        <Provenance steps={steps} />
        <div>
          {figure.citations.map((citation) => quoted(context, citation, sources, figure.value))}
          {figure.citations.every(({ quote }) => quote === null) && <Notice kind="plain">{t('provenance.noQuote')}</Notice>}
        </div>
      </div>
    </Section>
  );
}

/** The sentence as it was stored, its number marked, with what is known of its reliability. */
export function quoted(
  { texts, marks }: Pick<PageContext, 'texts' | 'marks'>,
  citation: FigureCitation,
  sources: readonly SourceBrief[],
  value: string,
): ReactNode {
  const { t, common } = texts;
  const source = sources.find(({ code }) => code === citation.source);
  const confidence = citation.confidence === 'high' ? null : common(`confidence.${citation.confidence}`);
  if (citation.quote === null || citation.quoteLanguage === null) {
    return confidence ? (
      <p key={citation.source} className="small mute">
        <StampedSentence text={confidence} sources={marks.of([citation.source])} />
      </p>
    ) : null;
  }
  const language = common(`language.${citation.quoteLanguage}`);
  const label = source?.translated ? common('translatedText', { language }) : common('inLanguage', { language });
  return (
    <div key={citation.source} className="quoted">
      <Quote
        lang={citation.quoteLanguage}
        text={citation.quote}
        marked={placesInQuote(citation.quote, value)}
        heading={<StampedSentence text={t('provenance.sentence')} sources={marks.of([citation.source])} />}
        note={[label, confidence].filter((part) => part !== null).join(' ')}
      />
    </div>
  );
}
