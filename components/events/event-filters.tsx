import { getTranslations } from 'next-intl/server';
import { Filters } from '@/components/ui/filters';
import type { EventList } from '@/lib/events/queries';
import { EVENT_KINDS } from '@/lib/events/schema';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { countTopics, facetGroup } from './facet-group';

/** What the address asks for. */
export type EventChoice = { kind?: string; topic?: string; year?: string };

type Props = { locale: Locale; view: View; choice: EventChoice; facets: EventList['facets']; topics: readonly Topic[] };

/** Kind in sight, topic and year folded until one is chosen; each link keeps the other choices. */
export async function EventFilters({ locale, view, choice, facets, topics }: Props) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'events' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const group = (key: keyof EventChoice, counts: EventList['facets']['kind'], name: (code: string) => string) =>
    facetGroup({
      key,
      label: t(`list.${key}`),
      counts,
      current: choice[key],
      name,
      href: (value) => `/${locale}${addressOf('/events', view, { ...choice, [key]: value })}`,
      all: common('all'),
      shown: (count) => formatCount(count, locale),
    });
  const topicName = (code: string) => {
    const topic = topics.find((candidate) => candidate.code === code);
    return topic ? localize(topic.name, locale).words : code;
  };
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
          groups={[group('topic', countTopics(topics, facets.topic), topicName), group('year', facets.year, (year) => year)]}
        />
      </details>
    </div>
  );
}
