import { getTranslations } from 'next-intl/server';
import { indicatorTexts } from '@/components/indicators/texts';
import { organisationWords } from '@/components/organisations/words';
import type { Marks } from '@/components/sources/marks';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { View } from '@/lib/publishing/edition-queries';

/** What every section of the ledger is written with. */
export async function latenessWords(locale: Locale, view: View, bodies: readonly Body[]) {
  const [t, texts, bodyWords] = await Promise.all([
    getTranslations({ locale, namespace: 'lateness' }),
    indicatorTexts(locale),
    organisationWords(locale, view, bodies),
  ]);
  return { ...bodyWords, t, texts };
}
export type LatenessWords = Awaited<ReturnType<typeof latenessWords>>;

export type LatenessContext = { words: LatenessWords; marks: Marks; replies: readonly ReplyRecord[] };
