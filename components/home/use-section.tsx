import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';

/** Ways to check what the page says: the rules, the papers, and the same page on an earlier day. */
export async function UseSection({ locale, day, latest }: { locale: Locale; day: string; latest: string }) {
  const t = await getTranslations({ locale, namespace: 'home' });
  return (
    <Section rail={t('use.rail')} notes={[t('use.licence')]} heading={setTitle(t('use.title'), locale)}>
      <ul className="take mt-2">
        <li>
          <b>
            <a href={`/${locale}/method`}>{t('use.method')}</a>
          </b>
          <p>{t('use.methodText')}</p>
        </li>
        <li>
          <b>
            <a href={`/${locale}/sources`}>{t('use.sources')}</a>
          </b>
          <p>{t('use.sourcesText')}</p>
        </li>
        <li>
          <b>{t('use.asOf')}</b>
          <p>{t('use.asOfText')}</p>
          <form className="as-of-form" action={`/${locale}`} method="get">
            <label className="vh" htmlFor="as-of">
              {t('use.day')}
            </label>
            <input id="as-of" type="date" name="as-of" defaultValue={day} max={latest} required />
            <button className="btn" type="submit">
              {t('use.submit')}
            </button>
          </form>
        </li>
      </ul>
    </Section>
  );
}
