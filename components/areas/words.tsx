import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { indicatorWords } from '@/components/indicators/words';
import { Localized } from '@/components/ui/localized';
import type { AreaRecord } from '@/lib/areas/schema';
import { addressOf } from '@/lib/http/address';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

type Named = Pick<AreaRecord, 'code' | 'name'>;

/** How areas, their lives and their links are said in one language, seen from one point of view. */
export async function areaWords(locale: Locale, view: View) {
  const [t, common, figures] = await Promise.all([
    getTranslations({ locale, namespace: 'areas' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorWords(locale),
  ]);
  /** Does not part at a line end. */
  const date = (day: string) => formatDate(day, locale).replaceAll(' ', '\u00a0');
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const name = (area: Pick<Named, 'name'>) => localize(area.name, locale).words;
  const link = (area: Named): ReactNode => (
    <a key={area.code} href={href(`/areas/${area.code}`)}>
      <Localized text={localize(area.name, locale)} pageLocale={locale} />
    </a>
  );
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    view,
    t,
    common,
    figures,
    date,
    href,
    name,
    link,
    /** "Bình Phước và Đồng Nai". */
    names: (areas: readonly Named[]) => list.format(areas.map(name)),
    listed: (names: readonly string[]) => list.format(names),
    links: (areas: readonly Named[]): ReactNode[] => {
      const parts = list.formatToParts(areas.map(({ code }) => code));
      const found = (code: string) => areas.find((area) => area.code === code);
      return parts.map(({ type, value }) => {
        const area = type === 'element' ? found(value) : undefined;
        return area ? link(area) : value;
      });
    },
    /** Kind and life of a unit in one sentence; `end` is its last day where that is known. */
    life: ({ kind, validFrom }: Pick<AreaRecord, 'kind' | 'validFrom'>, end: string | null) => {
      const values = { kind: t(`kind.${kind}`), from: validFrom === null ? '' : date(validFrom), to: end === null ? '' : date(end) };
      if (validFrom === null) return end === null ? t('life.open', values) : t('life.until', values);
      return end === null ? t('life.since', values) : t('life.between', values);
    },
    /** The name, with its last day where it has one: old and new units often share a name. */
    dated: (area: Pick<Named, 'name'>, end: string | null) =>
      end === null ? name(area) : t('ended', { name: name(area), date: date(end) }),
  };
}
export type AreaWords = Awaited<ReturnType<typeof areaWords>>;
