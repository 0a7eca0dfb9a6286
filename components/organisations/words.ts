import { getTranslations } from 'next-intl/server';
import { strategyWords } from '@/components/strategy/words';
import { namesIn } from '@/components/ui/register-names';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { Standing } from '@/lib/organisations/standing';
import type { View } from '@/lib/publishing/edition-queries';

type Kind = 'ministry';

/** How bodies are said in one language, seen from one point of view. */
export async function organisationWords(locale: Locale, view: View, bodies: readonly Body[]) {
  const [t, strategy] = await Promise.all([getTranslations({ locale, namespace: 'organisations' }), strategyWords(locale, view, bodies)]);
  const { date } = strategy;
  return {
    locale,
    view,
    bodies,
    t,
    /** Words of the Strategy: tasks, their states, names of bodies that lead to their pages. */
    strategy,
    common: strategy.common,
    date,
    href: strategy.href,
    /** The kind of a body; one that has no name yet is said by its code. */
    kind: (kind: string): string => (t.has(`kind.${kind as Kind}`) ? t(`kind.${kind as Kind}`) : kind),
    /** The name of a body without a link, for titles and for the order of lists. */
    nameOf: namesIn(bodies, locale),
    standing: (standing: Standing): string => {
      if (standing.kind === 'not-yet') return t('standing.notYet', { date: date(standing.since) });
      if (standing.kind === 'standing') {
        return standing.since === null ? t('standing.unknown') : t('standing.since', { date: date(standing.since) });
      }
      const until = date(standing.until);
      return standing.since === null ? t('standing.until', { until }) : t('standing.span', { since: date(standing.since), until });
    },
  };
}
export type OrganisationWords = Awaited<ReturnType<typeof organisationWords>>;
