import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { ProgressTable } from '@/components/admin/translations/progress-table';
import { QueueFilters } from '@/components/admin/translations/queue-filters';
import { QueueTable } from '@/components/admin/translations/queue-table';
import { ListPages } from '@/components/ui/list-pages';
import { requireViewer } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/localized';
import { readQueueAsked } from '@/lib/publishing/translation-filter';
import { countTranslations, listTranslations, TEXTS_PER_PAGE, translatedLanguages } from '@/lib/publishing/translation-queue';
import { queueAddress, WAITING_STATES, type WaitingState } from '@/lib/translation-form';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.room' });
  return { title: t('translations'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, queueAddress(readQueueAsked(query, ['en', 'fr', 'ru', 'vi'])));
  const languages = translatedLanguages(viewer);
  const asked = readQueueAsked(query, languages);
  const [t, pages, counts, rows] = await Promise.all([
    getTranslations({ locale, namespace: 'translations' }),
    getTranslations({ locale, namespace: 'records.pages' }),
    countTranslations(viewer, asked.language),
    listTranslations(viewer, asked),
  ]);
  const states: readonly WaitingState[] = asked.state === null ? WAITING_STATES : [asked.state];
  const total = counts
    .filter(({ kind }) => asked.kind === null || kind === asked.kind)
    .reduce((sum, one) => sum + states.reduce((inner, state) => inner + one[state], 0), 0);
  const path = queueAddress(asked);
  return (
    <AdminPage locale={locale} viewer={viewer} path={path} room="translations" title={t('title')} lede={t('lede')}>
      <div className="wrap record-list">
        {languages.length === 0 ? (
          <p>{t('nobody')}</p>
        ) : (
          <>
            <QueueFilters locale={locale} asked={asked} languages={languages} kinds={counts.map(({ kind }) => kind)} />
            {rows.length === 0 ? (
              <p>{t('queue.empty')}</p>
            ) : (
              <QueueTable locale={locale} language={asked.language} caption={t('queue.caption', { count: total })} rows={rows} />
            )}
            <ListPages
              words={(key) => pages(key)}
              page={asked.page}
              pages={Math.ceil(total / TEXTS_PER_PAGE)}
              address={(page) => `/${locale}${queueAddress({ ...asked, page })}`}
            />
            {counts.length > 0 && <ProgressTable locale={locale} asked={asked} counts={counts} />}
          </>
        )}
      </div>
    </AdminPage>
  );
}
