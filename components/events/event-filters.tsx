import { getTranslations } from 'next-intl/server';
import { facetGroups } from '@/components/ui/facet-group';
import { Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import type { EventList } from '@/lib/events/queries';
import { EVENT_KINDS } from '@/lib/events/schema';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { countUnder } from '@/lib/topics/tree';

/** What the address asks for. */
export type EventChoice = { kind?: string; topic?: string; year?: string };

type Props = { locale: Locale; view: View; choice: EventChoice; facets: EventList['facets']; topics: readonly Topic[] };

/** Kind in sight, topic and year folded until one is chosen; each link keeps the other choices. */
export async function EventFilters({ locale, view, choice, facets, topics }: Props) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'events' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const group = facetGroups({
    locale,
    choice,
    label: (key) => t(`list.${key}`),
    all: common('all'),
    address: (asked) => `/${locale}${addressOf('/events', view, asked)}`,
  });
  const topicName = namesIn(topics, locale);
  const kindName = (code: string) => {
    const kind = EVENT_KINDS.find((candidate) => candidate === code);
    return kind ? t(`kind.${kind}`) : code;
  };
  return (
    <div className="event-filters">
      <Filters label={t('list.filters')} groups={[group('kind', facets.kind, kindName)]} />
      <details className="more" open={choice.topic !== undefined || choice.year !== undefined}>
        <summary>{t('list.more')}</summary>
        <Filters
          label={t('list.moreLabel')}
          groups={[group('topic', countUnder(topics, facets.topic), topicName), group('year', facets.year, (year) => year)]}
        />
      </details>
    </div>
  );
}
