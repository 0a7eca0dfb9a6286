import { chosenGroup } from '@/components/ui/facet-group';
import { type FilterGroup, Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import { STATUS_ORDER, type Standing, type Verdict } from '@/lib/catalog/readings/indicator';
import { type Choice, countFacet, type Facet } from '@/lib/catalog/readings/indicator-list';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import { INDICATOR_CATEGORIES, type IndicatorRecord } from '@/lib/indicators/schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import type { IndicatorTexts } from './texts';

/** Why an indicator has no status, the commonest first. */
const REASONS = [
  'no-target',
  'no-figure',
  'no-figure-for-deadline',
  'other-series',
  'undecided',
  'units-only',
  'no-deadline',
  'qualifier',
  'cannot-compare',
  'series-break',
  'only-forecasts',
  'target-in-words',
  'no-baseline',
  'no-figure-since-baseline',
  'no-comparator',
  'no-direction',
] as const satisfies readonly Verdict[];

type Props = {
  standings: readonly Standing[];
  choice: Choice;
  topics: readonly Topic[];
  view: View;
  texts: IndicatorTexts;
  locale: Locale;
};

/** Every value is a link that keeps the other filters; the chosen one leads back out. */
export function ListFilters({ standings, choice, topics, view, texts, locale }: Props) {
  const { t, common, words } = texts;
  const group = (key: string, facet: Facet, label: string, values: readonly string[], name: (code: string) => string): FilterGroup => ({
    key,
    label,
    links: countFacet(standings, facet, values, choice, topics).map(({ code, count }) => {
      const isCurrent = choice[facet] === code;
      return {
        href: `/${locale}${addressOf('/indicators', view, { ...choice, [facet]: isCurrent ? undefined : code })}`,
        label: name(code),
        count: words.count(count),
        isCurrent,
        leadsOut: isCurrent,
      };
    }),
  });
  const statusName = (code: string) =>
    code === 'no-data' ? t('filters.noData') : common(`status.${code as (typeof STATUS_ORDER)[number]}`);
  const groups = [
    group('status', 'status', t('filters.status'), STATUS_ORDER, statusName),
    group('reason', 'status', t('filters.reason'), REASONS, (code) => t(`verdict.${code as (typeof REASONS)[number]}`)),
    group('category', 'category', t('filters.category'), INDICATOR_CATEGORIES, (code) =>
      t(`category.${code as IndicatorRecord['category']}`),
    ),
    group(
      'topic',
      'topic',
      t('filters.topic'),
      topics.map(({ code }) => code),
      namesIn(topics, locale),
    ),
  ].filter(({ links }) => links.length > 0);
  const [status, ...rest] = groups;
  if (!status) return null;
  return (
    <>
      <Filters label={t('filters.label')} groups={[status, ...chosenGroup(rest, t('filters.chosen'))]} />
      <details className="more">
        <summary>{t('filters.more')}</summary>
        <Filters label={t('filters.moreLabel')} groups={rest} />
      </details>
    </>
  );
}
