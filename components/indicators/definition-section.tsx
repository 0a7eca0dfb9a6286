import type { ReactNode } from 'react';
import { type Fact, Facts } from '@/components/ui/facts';
import { LanguageNotice } from '@/components/ui/language-notice';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { semicolon } from '@/lib/i18n/format';
import { localize, localizeOptional } from '@/lib/i18n/localized';
import type { SeriesRecord } from '@/lib/indicators/schema';
import type { Topic } from '@/lib/topics/queries';
import { bodyLineage } from './body-lineage';
import type { PageContext } from './context';
import { leadFirst } from './series';

/** What is counted, how, by whom and how often, in plain words. */
export function definitionSection(context: PageContext, topics: readonly Topic[]): ReactNode {
  const { reading, texts, marks, bodies, view, locale } = context;
  const { indicator, judgement } = reading;
  const { t, common, words } = texts;
  const definition = localizeOptional(indicator.definition, locale);
  const note = localizeOptional(indicator.note, locale);
  const topic = topics.find(({ code }) => code === indicator.topic);
  const stamp = indicator.source === null ? null : <SourceMarks sources={marks.of([indicator.source])} />;
  const facts: Fact[] = [
    {
      term: t('definition.measures'),
      lang: definition ? foreignLang({ text: definition, pageLocale: locale }) : undefined,
      detail: (
        <>
          {definition?.words ?? t('definition.none')}
          {stamp}
        </>
      ),
    },
    { term: t('definition.unit'), detail: indicator.unit === 'percent' ? t('definition.percent') : words.unit(indicator.unit) },
    { term: t('definition.direction'), detail: t(`direction.${indicator.direction}`) },
    {
      term: t('definition.owners'),
      detail:
        indicator.owners.length === 0
          ? t('definition.noOwner')
          : indicator.owners.map((owner) => (
              <span key={owner} className="block">
                {bodyLineage(owner, context)}
                {bodies.find(({ code }) => code === owner)?.isClass && ` (${t('bodyClass')})`}
              </span>
            )),
    },
    { term: t('definition.frequency'), detail: t(`frequency.${indicator.frequency}`) },
    {
      term: t('definition.place'),
      detail: (
        <>
          {topic && <a href={`/${locale}${addressOf('/indicators', view, { topic: topic.code })}`}>{texts.localized(topic.name)}</a>}
          {semicolon(locale)}
          <a href={`/${locale}${addressOf('/indicators', view, { category: indicator.category })}`}>
            {t(`category.${indicator.category}`)}
          </a>
        </>
      ),
    },
    ...leadFirst(indicator.series, judgement.headline.series).map((series) => seriesFact(context, series)),
    ...(note ? [{ term: t('definition.care'), lang: foreignLang({ text: note, pageLocale: locale }), detail: note.words }] : []),
    ...(indicator.confidence !== null && indicator.confidence !== 'high'
      ? [{ term: t('definition.confidence'), detail: common(`confidence.${indicator.confidence}`) }]
      : []),
  ];
  const beside = [indicator, ...indicator.series].flatMap((one) => [localize(one.name, locale), localizeOptional(one.note, locale)]);
  return (
    <Section id="definition" rail={t('definition.rail')}>
      <LanguageNotice className="mb-2" pageLocale={locale} text={definition} beside={beside} />
      <Facts facts={facts} />
    </Section>
  );
}

function seriesFact(context: PageContext, series: SeriesRecord): Fact {
  const { reading, texts, locale } = context;
  const { t, common } = texts;
  const { headline } = reading.judgement;
  const note = localizeOptional(series.note, locale);
  return {
    term: t('definition.series', { name: texts.localized(series.name) }),
    detail: (
      <>
        {t.rich('definition.producer', { producer: () => bodyLineage(series.producer, context), basis: t(`basis.${series.timeBasis}`) })}
        {series.price && ` ${t(`price.${series.price}`)}`}
        {note && (
          <>
            {' '}
            <Localized text={note} pageLocale={locale} />
          </>
        )}
        {headline.series === series.code && <strong className="block">{common(`headline.${headline.reason}`)}</strong>}
      </>
    ),
  };
}
