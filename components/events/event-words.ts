import { getTranslations } from 'next-intl/server';
import type { EventRecord } from '@/lib/events/schema';
import { isYearly, nextTurn } from '@/lib/events/when';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { precisionOf } from '@/lib/period';

type When = Pick<EventRecord, 'kind' | 'starts' | 'ends'>;

const numberLocale = { en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' } as const;
const utc = (date: string) => new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);

/** How the time of an event is said in one language, as exactly as it is known. */
export async function eventWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'events' });
  const range = (from: string, to: string) =>
    shortRange(from, to, locale) ?? t('when.range', { from: formatDate(from, locale), to: formatDate(to, locale) });
  return {
    t,
    kind: (kind: EventRecord['kind']) => t(`kind.${kind}`),
    /** "28/12/2023", "11–14/10/2022", "tháng 5–6/2024", "10/10 hằng năm". */
    when: (event: When): string => {
      const { starts, ends } = event;
      if (isYearly(event)) return t('when.yearly', { date: withoutYear(starts, locale) });
      return ends === null || ends === starts ? formatDate(starts, locale) : range(starts, ends);
    },
    /** The same with the year in which a yearly event began. */
    whenInFull: (event: When, when: string): string =>
      isYearly(event) ? t('when.since', { date: withoutYear(event.starts, locale), first: formatDate(event.starts, locale) }) : when,
    /** "Lần tới: 10/10/2027"; null for what is held once. */
    next: (event: When, day: string): string | null =>
      isYearly(event) ? t('when.next', { date: formatDate(nextTurn(event.starts, day), locale) }) : null,
  };
}
export type EventWords = Awaited<ReturnType<typeof eventWords>>;

/** The day or month that comes back each year. */
function withoutYear(date: string, locale: Locale): string {
  const precision = precisionOf(date);
  if (precision !== 'day' && precision !== 'month') return formatDate(date, locale);
  const [, month = '', day = ''] = date.split('-');
  if (locale === 'vi') return precision === 'day' ? `${Number(day)}/${Number(month)}` : `tháng ${Number(month)}`;
  return new Intl.DateTimeFormat(numberLocale[locale], {
    timeZone: 'UTC',
    month: 'long',
    ...(precision === 'day' ? { day: 'numeric' } : {}),
  }).format(utc(date));
}

/** Two days or two months of one year without saying twice what they share; null where the words of a range are needed. */
function shortRange(from: string, to: string, locale: Locale): string | null {
  const precision = precisionOf(from);
  if (precision !== precisionOf(to) || (precision !== 'day' && precision !== 'month') || from.slice(0, 4) !== to.slice(0, 4)) return null;
  if (locale !== 'vi') {
    const format = new Intl.DateTimeFormat(numberLocale[locale], {
      timeZone: 'UTC',
      month: 'long',
      year: 'numeric',
      ...(precision === 'day' ? { day: 'numeric' } : {}),
    });
    return format.formatRange(utc(from), utc(to)).replace(/\s*г\.$/, '');
  }
  const [year = '', fromMonth = '', fromDay = ''] = from.split('-');
  const [, toMonth = '', toDay = ''] = to.split('-');
  if (precision === 'month') return `tháng ${Number(fromMonth)}–${Number(toMonth)}/${year}`;
  const first = fromMonth === toMonth ? `${Number(fromDay)}` : `${Number(fromDay)}/${Number(fromMonth)}`;
  return `${first}–${Number(toDay)}/${Number(toMonth)}/${year}`;
}
