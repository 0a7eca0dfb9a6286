import { getTranslations } from 'next-intl/server';
import { statusKinds } from '@/components/strategy/words';
import type { StatusKind } from '@/components/ui/status';
import { STATUS_ORDER } from '@/lib/catalog/readings/indicator';
import type { Locale } from '@/lib/i18n/localized';
import { FOUND_KINDS } from '@/lib/search/found-kinds';
import { TASK_STATES } from '@/lib/strategy/filter';

/** How kinds and statuses are called in one language; a code that is none is shown as it came. */
export async function searchWords(locale: Locale) {
  const [t, indicators, common] = await Promise.all([
    getTranslations({ locale, namespace: 'search' }),
    getTranslations({ locale, namespace: 'indicators' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const found = (kind: string) => FOUND_KINDS.find((one) => one === kind);
  const ofIndicator = (status: string) => STATUS_ORDER.find((one) => one === status);
  const ofTask = (status: string) => TASK_STATES.find((one) => one === status);
  return {
    kind: (kind: string): string => {
      const known = found(kind);
      return known ? t(`kind.${known}`) : kind;
    },
    status: (status: string): string => {
      const [indicator, task] = [ofIndicator(status), ofTask(status)];
      // An indicator may have figures and still too few to be judged.
      if (indicator === 'no-data') return indicators('filters.noData');
      return indicator ? common(`status.${indicator}`) : task ? common(`taskKind.${task}`) : status;
    },
    statusKind: (status: string): StatusKind => {
      const task = ofTask(status);
      return ofIndicator(status) ?? (task ? statusKinds[task] : 'no-data');
    },
  };
}
export type SearchWords = Awaited<ReturnType<typeof searchWords>>;
