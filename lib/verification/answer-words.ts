import 'server-only';
import { createTranslator } from 'use-intl/core';
import { tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { dayOf } from '@/lib/clock';
import { formatCount, formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import type { Finding } from './archive/archive-queries';
import type { Place, Verdict } from './check-file';
import type { Answer } from './form';

/** So many places of a genuine file are named; the rest are the same file under other addresses. */
const MOST_PLACES = 5;

/** A verdict as a person reads it. */
export async function answerOf(verdict: Verdict, locale: Locale): Promise<Answer> {
  const t = createTranslator({ locale, messages: await messagesOf(locale), namespace: 'verify' });
  const day = (instant: string) => formatDate(dayOf(new Date(instant)), locale);
  const release = ({ number, madeAt }: { number: number; madeAt: string }) => t('release', { number, date: day(madeAt) });
  const sum = { term: t('fact.sum'), detail: verdict.sum };
  const base = { is: verdict.is, rows: [], facts: [sum] };
  switch (verdict.is) {
    case 'genuine': {
      const [one] = verdict.findings as [Finding];
      const first = { number: one.first, madeAt: one.firstAt };
      const places = verdict.findings.slice(0, MOST_PLACES).map(({ path, last }) => {
        const href = path.startsWith('/') ? path : `/releases/${last}/${path}`;
        return { term: t('fact.place'), detail: href, href };
      });
      const facts = [
        { term: t('fact.release'), detail: release(first), href: `/${locale}/releases/${one.first}` },
        ...(one.last === one.first ? [] : [{ term: t('fact.still'), detail: release({ number: one.last, madeAt: one.lastAt }) }]),
        ...(await tableFact(one.table)),
        { term: t('fact.format'), detail: one.format },
        ...places,
        sum,
      ];
      return { ...base, facts, title: t('genuine.title', { number: one.first, date: day(one.firstAt) }), text: t('genuine.text') };
    }
    case 'empty':
      return { ...base, title: t('empty.title'), text: t('empty.text') };
    case 'part': {
      const said = { rows: verdict.rows, shown: formatCount(verdict.rows, locale), place: placeWords(verdict.place) };
      return { ...base, title: t('part.title'), text: t('part.text', said), facts: [...(await tableFact(verdict.table)), sum] };
    }
    case 'different': {
      const [others, rows] = [formatCount(verdict.others, locale), formatCount(verdict.rows, locale)];
      const text = t('different.text', { others: verdict.others, shownOthers: others, rows, place: placeWords(verdict.place) });
      return { ...base, title: t('different.title'), text, facts: [...(await tableFact(verdict.table)), sum], rows: verdict.shown };
    }
    case 'unlike': {
      const text = t('unlike.text', { release: release(verdict.release) });
      return { ...base, title: t('unlike.title'), text, facts: [...(await tableFact(verdict.table)), sum] };
    }
    default: {
      const text = verdict.release ? t('unknown.text', { release: release(verdict.release) }) : t('unknown.none');
      return { ...base, title: t('unknown.title'), text };
    }
  }

  function placeWords(place: Place): string {
    if ('release' in place) return release(place.release);
    if ('asOf' in place) return t('place.asOf', { date: formatDate(place.asOf, locale) });
    return t('place.edition', { number: place.edition, date: formatDate(place.day, locale) });
  }

  async function tableFact(id: string | null): Promise<Answer['facts']> {
    const table = id === null ? undefined : tableNamed(id);
    if (!table) return [];
    return [{ term: t('fact.table'), detail: (await wordsOf(table)).title[locale], href: `/${locale}/data/${table.id}` }];
  }
}
