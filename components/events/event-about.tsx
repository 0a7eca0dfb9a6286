import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Fact, Facts } from '@/components/ui/facts';
import { LanguageNotice } from '@/components/ui/language-notice';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks, type SourceReference, StampedSentence } from '@/components/ui/source-mark';
import type { EventDetail } from '@/lib/events/queries';
import { addressOf } from '@/lib/http/address';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { heirs } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import type { EventWords } from './event-words';

type Props = {
  locale: Locale;
  view: View;
  event: EventDetail;
  bodies: readonly Body[];
  topics: readonly Topic[];
  told: SourceReference[];
  reports: SourceReference[];
  words: EventWords;
};

/** Where an event without a place of its own was held. */
const COUNTRY = 'vn';

/** What happened, when, where and by whom; what is not known says so. */
export async function EventAbout({ locale, view, event, bodies, topics, told, reports, words }: Props) {
  const { t } = words;
  const common = await getTranslations({ locale, namespace: 'common' });
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const summary = event.summary && localize(event.summary, locale);
  const place = event.place && localize(event.place, locale);
  const topic = topics.find(({ code }) => code === event.topic);
  const next = words.next(event, view.day);
  const facts: (Fact | null)[] = [
    {
      term: t('about.when'),
      detail: (
        <>
          {words.whenInFull(event, words.when(event))}
          <SourceMarks sources={told} />
          {next && <span className="block">{next}</span>}
        </>
      ),
    },
    { term: t('about.place'), detail: place ? <Localized text={place} pageLocale={locale} /> : t('place.unknown') },
    event.area === null || event.areaName === null
      ? null
      : {
          term: t('about.area'),
          detail:
            event.area === COUNTRY ? (
              t('about.country')
            ) : (
              <a href={href(`/areas/${event.area}`)}>
                <Localized text={localize(event.areaName, locale)} pageLocale={locale} />
              </a>
            ),
        },
    { term: t('about.organisers'), detail: <Organisers {...{ locale, view, bodies, words, href }} codes={event.organisers} /> },
    {
      term: t('about.topic'),
      detail: topic ? (
        <a href={href(`/topics/${topic.code}`)}>
          <Localized text={localize(topic.name, locale)} pageLocale={locale} />
        </a>
      ) : (
        t('about.noTopic')
      ),
    },
    { term: t('about.reports'), detail: <SourceMarks sources={reports} /> },
    { term: t('about.confidence'), detail: common(`confidence.${event.confidence}`) },
  ];
  return (
    <Section rail={t('about.rail')}>
      <LanguageNotice pageLocale={locale} text={summary} beside={[localize(event.name, locale), place]} />
      <p className="measure mb-3" lang={summary && summary.lang !== locale ? summary.lang : undefined}>
        {summary ? <StampedSentence text={summary.words} sources={told} /> : t('page.noSummary')}
      </p>
      <Facts facts={facts.filter((fact) => fact !== null)} />
    </Section>
  );
}

type OrganisersProps = {
  codes: readonly string[];
  locale: Locale;
  view: View;
  bodies: readonly Body[];
  words: EventWords;
  href: (path: string) => string;
};

/** Each body under the name of its day, then those that took over by the day of the view. */
function Organisers({ codes, locale, view, bodies, words: { t }, href }: OrganisersProps) {
  const link = (code: string): ReactNode => {
    const body = bodies.find((candidate) => candidate.code === code);
    return (
      <a href={href(`/organisations/${code}`)}>{body ? <Localized text={localize(body.name, locale)} pageLocale={locale} /> : code}</a>
    );
  };
  if (codes.length === 0) return t('about.noOrganisers');
  return (
    <ul>
      {codes.map((code) => {
        const chain = heirs(bodies, code, view.day);
        const successions = bodies.filter((body) => body.code === code || chain.includes(body.code)).flatMap((body) => body.successors);
        return (
          <li key={code}>
            {link(code)}
            {chain.map((heir) => {
              const since = successions.find((succession) => succession.code === heir)?.happenedOn;
              return since ? (
                <span key={heir} className="block mute">
                  {t.rich('heir', { date: formatDate(since, locale), body: () => link(heir) })}
                </span>
              ) : null;
            })}
          </li>
        );
      })}
    </ul>
  );
}
