import { getTranslations } from 'next-intl/server';
import { PageStatus } from '@/components/layout/page-status';
import type { Locale } from '@/lib/i18n/localized';

/** Answers 404 in a frame: a whole page of the portal has no room there. */
export async function EmbedAbsent({ locale }: { locale: Locale }) {
  const [t, layout] = await Promise.all([
    getTranslations({ locale, namespace: 'embed' }),
    getTranslations({ locale, namespace: 'layout' }),
  ]);
  return (
    <main className="embed">
      <PageStatus code={404} />
      <h1>{t('absent')}</h1>
      <p>
        <a href={`/${locale}`} target="_blank" rel="noopener">
          {layout('name')}
        </a>
      </p>
    </main>
  );
}
