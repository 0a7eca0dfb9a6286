import { getTranslations } from 'next-intl/server';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { AboutLinks } from './links';

/** An edition that can be cited: its number, its day in Viet Nam and the portal's own origin. */
export type SampleEdition = { number: number; day: string; origin: string };

/** How to cite the portal as a whole, by its newest edition. */
export async function CiteSample({ locale, edition, links }: { locale: Locale; edition: SampleEdition; links: AboutLinks }) {
  const [t, layout] = await Promise.all([
    getTranslations({ locale, namespace: 'about' }),
    getTranslations({ locale, namespace: 'layout' }),
  ]);
  return (
    <>
      <h3>{t('licence.cite')}</h3>
      <pre className="measure">
        {t('licence.sample', {
          name: layout('name'),
          tagline: layout('tagline'),
          edition: String(edition.number),
          date: formatDate(edition.day, locale),
          address: `${edition.origin}/${locale}?edition=${edition.number}`,
        })}
      </pre>
      <p className="small mute mt-2 measure">{t.rich('licence.note', links)}</p>
    </>
  );
}
