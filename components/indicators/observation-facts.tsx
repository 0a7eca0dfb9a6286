import type { ReactNode } from 'react';
import type { Fact } from '@/components/ui/facts';
import { Localized } from '@/components/ui/localized';
import { addressOf } from '@/lib/http/address';
import { formatDate } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import { fateOf } from '@/lib/indicators/fate';
import { type ObservationContext, valueWords } from './observation-words';

/** Who published the figure and as what. */
export function releaseOf({ observation, texts, bodies, releases }: ObservationContext) {
  const { figure } = observation;
  const record = releases.find(({ code }) => code === figure.release);
  return {
    producer: record ? texts.body(bodies, record.producer) : texts.common('unknown'),
    title: record ? texts.localized(record.title) : texts.common('unknown'),
    date: texts.date(figure.releasedOn),
    status: texts.words.obsStatus(figure.status).toLocaleLowerCase(),
  };
}

/** Whether the figure still stands, in one sentence, with the way to what took its place. */
export function fateWords(context: ObservationContext): ReactNode {
  const { observation, t, texts, locale, view } = context;
  const fate = fateOf(observation.figure, observation.vintages);
  if (fate.kind === 'newest' || fate.kind === 'withdrawal') {
    return observation.isWithdrawn ? <strong>{t('fate.record')}</strong> : t(`fate.${fate.kind}`);
  }
  const { by } = fate;
  const words = { date: texts.date(by.releasedOn), value: valueWords(context, by), edition: by.edition };
  return (
    <>
      <strong>{t(`fate.${fate.kind}`, words)}</strong>{' '}
      <a href={`/${locale}${addressOf(`/indicators/${observation.indicator.code}/observations/${by.id}`, view)}`}>{t('fate.see')}</a>
    </>
  );
}

/** What is known of the figure, one thing a line. */
export function factsOf(context: ObservationContext): Fact[] {
  const { observation, t, texts, locale, view, area, recordedOn } = context;
  const { figure, indicator, series, period } = observation;
  const note = figure.note && localize(figure.note, locale);
  const release = releaseOf(context);
  const page = (path: string) => `/${locale}${addressOf(path, view)}`;
  return [
    { term: t('facts.indicator'), detail: <a href={page(`/indicators/${indicator.code}`)}>{texts.localized(indicator.name)}</a> },
    { term: t('facts.value'), detail: valueWords(context, figure) },
    { term: t('facts.period'), detail: texts.period(period) },
    ...(area ? [{ term: t('facts.area'), detail: <a href={page(`/areas/${area.code}`)}>{localize(area.name, locale).words}</a> }] : []),
    { term: t('facts.series'), detail: texts.localized(series.name) },
    { term: t('facts.producer'), detail: release.producer },
    { term: t('facts.release'), detail: `${release.title}, ${release.date}` },
    { term: t('facts.status'), detail: release.status },
    ...(note ? [{ term: t('facts.note'), detail: <Localized text={note} pageLocale={locale} /> }] : []),
    {
      term: t('facts.recorded'),
      detail: (
        <a href={`/${locale}/changes/${figure.edition}`}>
          {t('facts.edition', { edition: figure.edition, date: formatDate(recordedOn, locale) })}
        </a>
      ),
    },
  ];
}
