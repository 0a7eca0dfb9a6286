import { getTranslations } from 'next-intl/server';
import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { ListPages } from '@/components/ui/list-pages';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import type { EventBrief, EventList } from '@/lib/events/queries';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { type EventChoice, EventFilters } from './event-filters';
import { type EventWords, eventWords } from './event-words';

export type EventsPageProps = {
  locale: Locale;
  view: View;
  choice: EventChoice;
  page: number;
  perPage: number;
  events: EventList;
  topics: readonly Topic[];
};

/** What is still to come, then what is past, parted by the day of the view. */
export async function EventsPage({ locale, view, choice, page, perPage, events, topics }: EventsPageProps) {
  const [words, common] = await Promise.all([eventWords(locale), getTranslations({ locale, namespace: 'common' })]);
  const { t } = words;
  const { counts, upcoming, past } = events;
  const isFiltered = Object.values(choice).some((value) => value !== undefined);
  const total = counts.upcoming + counts.past;
  const last = Math.ceil(total / perPage);
  const address = (to: number) => `/${locale}${addressOf('/events', view, choice, to)}`;
  const rows = (list: readonly EventBrief[]) => list.map((event) => eventRow(event, { locale, view, words }));
  const pageNote = last > 1 ? [t('list.page', { page, last })] : [];
  return (
    <>
      <PageHead title={t('title')} lede={lede({ counts, isFiltered, locale, words })} />
      <div className="wrap events">
        <Section rail={t('list.filters')}>
          <EventFilters locale={locale} view={view} choice={choice} facets={events.facets} topics={topics} />
          {total === 0 && isFiltered && <Notice kind="plain">{t('list.empty')}</Notice>}
        </Section>
        {page === 1 && (total > 0 || !isFiltered) && (
          <Section id="upcoming" rail={t('list.upcoming')} notes={counts.upcoming > 1 ? [t('list.upcomingOrder')] : []}>
            {upcoming.length > 0 && <DocsList rows={rows(upcoming)} />}
            {counts.upcoming === counts.yearly && <p className="none">{nothingUpcoming(counts, isFiltered, words)}</p>}
          </Section>
        )}
        {page > 1 && upcoming.length > 0 && (
          <Section id="upcoming" rail={t('list.upcoming')} notes={[t('list.upcomingOrder'), ...pageNote]}>
            <DocsList rows={rows(upcoming)} />
          </Section>
        )}
        {past.length > 0 && (
          <Section id="past" rail={t('list.past')} notes={[t('list.pastOrder'), ...pageNote]}>
            <DocsList rows={rows(past)} />
          </Section>
        )}
        <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={address} />
      </div>
    </>
  );
}

type LedeProps = { counts: EventList['counts']; isFiltered: boolean; locale: Locale; words: EventWords };

function lede({ counts: { upcoming, yearly, past }, isFiltered, locale, words: { t } }: LedeProps): string {
  const total = upcoming + past;
  if (isFiltered) return t('filteredLede', { count: total, shown: formatCount(total, locale) });
  if (total === 0) return t('nothingKnown');
  return t('lede', { total, totalWords: formatCount(total, locale), yearly, open: upcoming - yearly });
}

/** What comes back each year is known; it must not be taken for news of something planned. */
function nothingUpcoming({ yearly }: EventList['counts'], isFiltered: boolean, { t }: EventWords): string {
  if (yearly > 0) return t('list.onlyYearly', { yearly });
  return t(isFiltered ? 'list.noneUpcoming' : 'list.nothingUpcoming');
}

type RowContext = { locale: Locale; view: View; words: EventWords };

function eventRow(event: EventBrief, { locale, view, words }: RowContext): DocsRow {
  const name = localize(event.name, locale);
  const place = event.place && localize(event.place, locale);
  const next = words.next(event, view.day);
  return {
    key: event.code,
    date: words.when(event),
    title: (
      <>
        <a href={`/${locale}${addressOf(`/events/${event.code}`, view)}`} lang={foreignLang({ text: name, pageLocale: locale })}>
          {name.words}
        </a>
        <span className="block small mute">{place ? <Localized text={place} pageLocale={locale} /> : words.t('place.unknown')}</span>
        {next && <span className="block small">{next}</span>}
      </>
    ),
    note: words.kind(event.kind),
  };
}
