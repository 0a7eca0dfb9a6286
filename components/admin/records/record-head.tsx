import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { dayOf } from '@/lib/clock';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

type RecordHeadProps = {
  locale: Locale;
  code: string;
  published: { revision: number; isWithdrawn: boolean; edition: number; recordedAt: Date } | null;
  /** The viewer's own draft. */
  draft: { changeSet: number; nature: string } | null;
  /** The change set that the form was just saved into. */
  saved: string | undefined;
  /** The public page below the language. */
  href: string | null;
};

/** Where the record stands: what readers see of it, and what the viewer's draft would do. */
export async function RecordHead({ locale, code, published, draft, saved, href }: RecordHeadProps) {
  const t = await getTranslations({ locale, namespace: 'records.head' });
  if (code === '') return <p className="measure mb-6">{t('new')}</p>;
  const setLink = (number: number | string) => ({
    set: () => <a href={`/${locale}/admin/change-sets/${number}`}>{t('set', { number: String(number) })}</a>,
  });
  return (
    <div className="record-head">
      {saved && /^\d{1,9}$/.test(saved) && draft && (
        <div role="status">
          <Notice kind="plain">{t.rich('saved', setLink(saved))}</Notice>
        </div>
      )}
      <p>
        {published
          ? t(published.isWithdrawn ? 'withdrawn' : 'published', {
              revision: published.revision,
              date: formatDate(dayOf(published.recordedAt), locale),
            })
          : t('unpublished')}{' '}
        {published && <a href={`/${locale}/changes/${published.edition}`}>{t('edition', { edition: published.edition })}</a>}
      </p>
      {draft && <p>{t.rich(draft.nature === 'withdrawal' ? 'draftWithdrawal' : 'draft', setLink(draft.changeSet))}</p>}
      {href && (
        <p>
          <a href={`/${locale}${href}`}>{t('public')}</a>
        </p>
      )}
    </div>
  );
}
