import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';

/** What a kind of record is called; figures, of which many are kept at once, by their plural. */
export async function kindWords(locale: Locale): Promise<(kind: string) => string> {
  const t = await getTranslations({ locale, namespace: 'changes' });
  return (kind) => {
    const key = (kind === 'figure' ? 'figures' : kind) as keyof Messages['changes']['kind'];
    return t.has(`kind.${key}`) ? t(`kind.${key}`) : kind;
  };
}
