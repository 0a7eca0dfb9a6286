import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { localize } from '@/lib/i18n/localized';
import type { SetBrief } from '@/lib/publishing/desk-sets';
import { contentsOf, type ReviewWords } from './words';

type SetListProps = { sets: readonly SetBrief[]; filter: string; words: ReviewWords };

/** Change sets, one row each, each leading to its page. */
export async function SetList({ sets, filter, words }: SetListProps) {
  const { t, when, locale } = words;
  if (sets.length === 0) return <p className="measure">{t('list.none')}</p>;
  const common = await getTranslations({ locale, namespace: 'common' });
  return (
    <DataTable
      stack
      caption={<span className="vh">{t('list.caption', { filter })}</span>}
      columns={[
        { key: 'set', label: t('list.set') },
        { key: 'body', label: t('list.body') },
        { key: 'author', label: t('list.author') },
        { key: 'contents', label: t('list.contents') },
        { key: 'since', label: t('list.since') },
      ]}
      rows={sets.map(({ number, title, organisation, author, records, figures, since, state, publishAt }) => ({
        key: String(number),
        cells: [
          <div key="set">
            <a href={`/${locale}/admin/change-sets/${number}`}>
              {number}. <Localized text={localize(title, locale)} pageLocale={locale} />
            </a>
          </div>,
          organisation === null ? (
            t('list.portal')
          ) : organisation.name === null ? (
            organisation.code
          ) : (
            <Localized key="body" text={localize(organisation.name, locale)} pageLocale={locale} />
          ),
          <div key="author">
            {author.isViewer ? t('list.you') : (author.name ?? common('unknown'))}
            <span className="cell-note">{t(`role.${author.role}`)}</span>
          </div>,
          contentsOf({ records, figures }, words),
          <div key="since">
            {when(since)}
            <span className="cell-note">{t(`state.${state}`)}</span>
            {publishAt !== null && state === 'scheduled' && <span className="cell-note">{t('waits', { when: when(publishAt) })}</span>}
          </div>,
        ],
      }))}
    />
  );
}
