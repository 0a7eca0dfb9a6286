import { getTranslations } from 'next-intl/server';
import { Localized } from '@/components/ui/localized';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';

type OpenSet = { number: number; title: LocalizedText; isReturned: boolean; changes: number };

/** The viewer's open change sets and how much is in each. */
export async function SetBox({ locale, sets }: { locale: Locale; sets: readonly OpenSet[] }) {
  const t = await getTranslations({ locale, namespace: 'records.sets' });
  return (
    <aside className="set-box" aria-labelledby="set-box-title">
      <h2 id="set-box-title">{t('title')}</h2>
      {sets.length === 0 && <p>{t('none')}</p>}
      <ul>
        {sets.map(({ number, title, isReturned, changes }) => (
          <li key={number}>
            <a href={`/${locale}/admin/change-sets/${number}`}>{t('set', { number: String(number) })}</a>{' '}
            <Localized text={localize(title, locale)} pageLocale={locale} />
            <span className="small mute">
              {t('changes', { count: changes })}
              {isReturned && ` ${t('returned')}`}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
