import { getTranslations } from 'next-intl/server';
import { PageStatus } from '@/components/layout/page-status';
import type { Locale } from '@/lib/i18n/localized';

type EmbedAbsentProps = { locale: Locale; code: 404 | 400; words: string };

/** What stands in a frame without a drawing: a whole page of the portal has no room there. */
export async function EmbedAbsent({ locale, code, words }: EmbedAbsentProps) {
  const layout = await getTranslations({ locale, namespace: 'layout' });
  return (
    <main className="embed">
      <PageStatus code={code} />
      <h1>{words}</h1>
      <p>
        <a href={`/${locale}`} target="_blank" rel="noopener">
          {layout('name')}
        </a>
      </p>
    </main>
  );
}
