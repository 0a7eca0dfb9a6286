import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';

/** Hidden until the page cache serves an older copy of the page: it then shows it and writes the copy's time (`asStale`). */
export async function StaleNotice({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors' });
  return (
    <aside id="stale-notice" className="as-of-bar" hidden suppressHydrationWarning>
      <div className="wrap">
        <p>
          {t.rich('stale', {
            time: () => (
              <span id="stale-time" suppressHydrationWarning>
                –
              </span>
            ),
          })}
        </p>
      </div>
    </aside>
  );
}
