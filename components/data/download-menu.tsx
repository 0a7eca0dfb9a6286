import { getTranslations } from 'next-intl/server';
import { downloadsOf } from '@/lib/catalog/page-downloads';
import type { Locale } from '@/lib/i18n/localized';
import { FileList } from './file-list';
import { tableTitle } from './table-words';

/**
 * At the end of every page that shows a table: the same as data. It stands in the shell, once for all pages, so it asks for the sizes
 * itself. `path` is the address of the page below the language, with its query.
 */
export async function DownloadMenu({ locale, path }: { locale: Locale; path: string }) {
  const downloads = await downloadsOf(path, locale);
  if (!downloads) return null;
  const [t, title] = await Promise.all([getTranslations({ locale, namespace: 'data' }), tableTitle(locale)]);
  const { table, files, isFigures, also } = downloads;
  return (
    <div className="wrap downloads" id="download">
      <details>
        <summary>{t('menu.summary')}</summary>
        <p className="small mute measure">{t(isFigures ? 'menu.figures' : 'menu.text')}</p>
        <FileList locale={locale} files={files} />
        <p className="small">{t.rich('menu.table', { table: () => <a href={`/${locale}/data/${table.id}`}>{title(table.id)}</a> })}</p>
        {also.map(({ id }) => (
          <p key={id} className="small">
            {t.rich('menu.also', { table: () => <a href={`/${locale}/data/${id}`}>{title(id)}</a> })}
          </p>
        ))}
      </details>
    </div>
  );
}
