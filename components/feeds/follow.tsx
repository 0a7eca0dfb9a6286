import { getTranslations } from 'next-intl/server';
import { feedPath, feedsOf, nameBesidePage } from '@/lib/http/feed-address';
import type { Locale } from '@/lib/i18n/localized';

/** At the end of every page that has a feed or a calendar: one line of them. `path` is the address below the language, with its query. */
export async function Follow({ locale, path }: { locale: Locale; path: string }) {
  const feeds = feedsOf(path.replace(/\?.*/, ''));
  if (feeds.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'feeds' });
  return (
    <nav className="wrap" aria-label={t('follow.label')}>
      <ul className="follow">
        <li>{t('follow.lead')}</li>
        {feeds.map((feed) => (
          <li key={feedPath(feed)}>
            <a href={`/${locale}${feedPath(feed)}`}>{t(`follow.${nameBesidePage(feed)}`)}</a>
          </li>
        ))}
        <li>
          <a href={`/${locale}/feeds`}>{t('follow.all')}</a>
        </li>
      </ul>
    </nav>
  );
}
