import { getTranslations } from 'next-intl/server';
import { changeWords } from '@/components/changes/words';
import { dayOf, timeZone } from '@/lib/clock';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { SetDetail } from '@/lib/publishing/desk-set';
import type { FieldChange } from '@/lib/publishing/difference';
import { sourceLanguage } from '@/lib/sources/schema';

type Told = Pick<SetDetail, 'named' | 'references'>;

/** How a change set under review is said in one language. */
export async function reviewWords(locale: Locale, { named, references }: Told) {
  const [changes, t] = await Promise.all([changeWords(locale, named), getTranslations({ locale, namespace: 'review' })]);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const language = (of: string): string => changes.common(`language.${sourceLanguage.catch('und').parse(of)}`);
  return {
    changes,
    locale,
    t,
    language,
    name: changes.name,
    /** The hour of an instant in Viet Nam. */
    when: (instant: string) => t('when', { date: formatDate(dayOf(new Date(instant)), locale), time: time.format(new Date(instant)) }),
    /** A changed field, with its language where only one of a text changed. */
    label: (kind: string, { field, language: of }: Pick<FieldChange, 'field' | 'language'>): string => {
      const own = changes.field(field, kind);
      return of === null ? own : changes.t('inLanguage', { field: own, language: changes.t(`languageName.${of}`) });
    },
    referenceOf: (kind: string) => (field: string) => references[`${kind}.${field}`] ?? references[field] ?? null,
  };
}
export type ReviewWords = Awaited<ReturnType<typeof reviewWords>>;

/** One finding of the checks in words; `kind/code` is what it is about. */
export type FindingLine = { key: string; severity: 'pass' | 'warn' | 'block'; words: string; subject: string | null; field: string | null };

/** "3 records and 12 rows of figures". */
export function contentsOf({ records, figures }: { records: number; figures: number }, { t, changes, locale }: ReviewWords): string {
  const parts = [
    ...(records > 0 ? [t('contents.records', { count: records, shown: changes.count(records) })] : []),
    ...(figures > 0 ? [t('contents.figures', { count: figures, shown: changes.count(figures) })] : []),
  ];
  return parts.length === 0 ? t('contents.empty') : new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}
