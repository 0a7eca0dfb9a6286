import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { indicatorWords } from '@/components/indicators/words';
import { Localized } from '@/components/ui/localized';
import { dayOf } from '@/lib/clock';
import { fieldName } from '@/lib/i18n/field-name';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { isPartialDate } from '@/lib/period';
import type { EditionBrief } from '@/lib/publishing/change-queries';
import type { ChangeNature } from '@/lib/publishing/change-set';
import type { Reference } from '@/lib/publishing/difference';
import type { Named } from '@/lib/publishing/edition-changes';

export const NATURES = ['correction', 'revision', 'withdrawal', 'new'] as const satisfies readonly ChangeNature[];

/** How change sets, kinds of records and what was done to them are said in one language. */
export async function changeWords(locale: Locale, named: readonly Named[] = []) {
  const [t, common, facts, figures] = await Promise.all([
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'common' }),
    getTranslations({ locale, namespace: 'sources' }),
    indicatorWords(locale),
  ]);
  const byKey = new Map(named.map((one) => [`${one.kind}/${one.code}`, one]));
  const find = ({ kind, code }: Reference) => byKey.get(`${kind}/${code}`);
  const date = (day: string) => formatDate(day, locale);
  const text = (words: LocalizedText): ReactNode => <Localized text={localize(words, locale)} pageLocale={locale} />;
  const detail = (words: string): string => {
    if (isPartialDate(words)) return date(words);
    return facts.has(`tasks.fact.${words}` as 'tasks.fact.owner') ? facts(`tasks.fact.${words}` as 'tasks.fact.owner') : words;
  };
  /** What a record is called, in words alone: its own name, or those of the records it is about. */
  const name = (of: Reference, depth = 0): string => {
    const subject = find(of)?.subject;
    if (!subject) return of.code;
    if (subject.name) return localize(subject.name, locale).words;
    const about = depth < 2 ? subject.of.map((one) => name(one, depth + 1)).join(' – ') : '';
    const words = about === '' ? of.code : about;
    return subject.detail === null ? words : `${words} (${detail(subject.detail)})`;
  };
  const kind = (of: string): string => (t.has(`kind.${of}` as 'kind.source') ? t(`kind.${of}` as 'kind.source') : of);

  return {
    locale,
    t,
    common,
    figures,
    text,
    date,
    name,
    kind,
    count: (count: number) => formatCount(count, locale),
    day: (instant: string) => date(dayOf(new Date(instant))),
    field: (of: string, kind: string | null = null): string => fieldName(t, kind, of),
    /** The language a record's name is really in, where it is another than the page's. */
    nameLang: (of: Reference): string | undefined => {
      const own = find(of)?.subject.name;
      const lang = own && localize(own, locale).lang;
      return lang && lang !== locale ? lang : undefined;
    },
    /** Where the record is read: its own page, or that of what it is about. */
    href: (of: Reference): string | null => {
      const own = find(of);
      const path = own?.href ?? own?.subject.of.map((one) => find(one)?.href ?? null).find((href) => href !== null) ?? null;
      return path === null ? null : `/${locale}${path}`;
    },
    /** Who entered and checked it: roles, never names. */
    who: ({ isFounding, organisation }: Pick<EditionBrief, 'isFounding' | 'organisation'>, body?: ReactNode): ReactNode => {
      if (isFounding) return common('founding');
      return organisation === null ? t('by.editor') : t.rich('by.organisation', { body: () => body ?? organisation });
    },
  };
}
export type ChangeWords = Awaited<ReturnType<typeof changeWords>>;

/** What was done to a record; a correction is set off, because something that stood here was wrong. */
export function NatureMark({ nature, label }: { nature: ChangeNature; label: string }) {
  return <span className={`nature nature-${nature}`}>{label}</span>;
}
