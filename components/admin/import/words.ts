import { getTranslations } from 'next-intl/server';
import { timeZone } from '@/lib/clock';
import type { Locale } from '@/lib/i18n/localized';
import type { ImportState } from '@/lib/ingest/import-state';

/** What the tables are called. */
export async function kindLabels(locale: Locale): Promise<(kind: string) => string> {
  const [changes, t] = await Promise.all([
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'imports' }),
  ]);
  return (kind) => {
    if (kind === 'figure') return t('figures');
    return changes.has(`kind.${kind}` as 'kind.source') ? changes(`kind.${kind}` as 'kind.source') : kind;
  };
}

export const importState = (t: Awaited<ReturnType<typeof getTranslations<'imports'>>>, state: ImportState): string => t(`state.${state}`);

/** Day and hour in Viet Nam. */
export const moment = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
