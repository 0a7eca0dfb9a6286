import { getTranslations } from 'next-intl/server';
import { TileMap } from '@/components/areas/tile-map';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { AreaRecord } from '@/lib/areas/schema';
import { addressOf } from '@/lib/http/address';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

type Props = { locale: Locale; view: View; units: readonly AreaRecord[]; counts: readonly { area: string; count: number }[] };

/** Where a reader finds the own province, and which have figures of their own. */
export async function ProvincesSection({ locale, view, units, counts }: Props) {
  const t = await getTranslations({ locale, namespace: 'home.provinces' });
  const hasFigures = ({ code }: AreaRecord) => counts.some(({ area }) => area === code);
  const counted = units.filter(hasFigures).length;
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  return (
    <Section
      rail={t('rail')}
      notes={[
        <a key="areas" href={href('/areas')}>
          {t('all')}
        </a>,
      ]}
      heading={setTitle(t('title', { total: units.length, counted }), locale)}
    >
      <ul className="tile-key">
        <li>
          <i className="level-2" />
          {t('own')}
        </li>
        <li>
          <i className="level-1" />
          {t('none')}
        </li>
      </ul>
      <TileMap
        locale={locale}
        tiles={units.map((unit) => ({
          code: unit.code,
          href: href(`/areas/${unit.code}`),
          name: localize(unit.name, locale),
          level: hasFigures(unit) ? 2 : 1,
          note: (hasFigures(unit) ? t('own') : t('none')).toLocaleLowerCase(locale),
        }))}
      />
    </Section>
  );
}
