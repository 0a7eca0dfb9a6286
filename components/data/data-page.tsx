import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { filesOf } from '@/lib/catalog/page-downloads';
import type { Table } from '@/lib/exports/table';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { formatName } from './format-words';
import { byShelf } from './groups';
import { PagesSection, ProgramsSection } from './other-ways';
import { tableDescription, tableTitle } from './table-words';

export type CountedTable = { table: Table; rows: number };
type DataPageProps = { locale: Locale; view: View; tables: readonly CountedTable[]; licence: string };

/** What most readers look for; the page of the table has the rest. */
const first: readonly string[] = ['xlsx', 'csv', 'json'];

/** Every table by shelf: what it holds, how much of it there is, and where to get it. */
export async function DataPage({ locale, view, tables, licence }: DataPageProps) {
  const t = await getTranslations({ locale, namespace: 'data' });
  const count = tables.length;
  const lede = t.rich('lede', { count, shown: formatCount(count, locale), licence: (words) => <a href={licence}>{words}</a> });
  return (
    <>
      <PageHead title={t('title')} lede={lede} />
      <div className="wrap">
        {byShelf(tables, ({ table }) => table.id).map(({ shelf, tables: held }) => (
          <Section key={shelf} id={shelf} rail={t(`group.${shelf}`)}>
            <TableList {...{ locale, view }} tables={held} />
          </Section>
        ))}
        <PagesSection locale={locale} />
        <ProgramsSection locale={locale} />
      </div>
    </>
  );
}

async function TableList({ locale, view, tables }: Omit<DataPageProps, 'licence'>) {
  const [t, title, description] = await Promise.all([
    getTranslations({ locale, namespace: 'data' }),
    tableTitle(locale),
    tableDescription(locale),
  ]);
  const address = (path: string) => addressOf(path, view);
  return (
    <ul className="tables">
      {tables.map(({ table, rows }) => (
        <li key={table.id}>
          <div>
            <h3>
              <a href={`/${locale}${address(`/data/${table.id}`)}`}>{title(table.id)}</a>
            </h3>
            <p className="small mute measure">{description(table.id)}</p>
          </div>
          <div className="small">
            <p className="mute">{t('extent', { rows, shown: formatCount(rows, locale), columns: table.columns.length })}</p>
            <ul className="formats">
              {filesOf(table, address(`/data/${table.id}`), locale)
                .filter(({ extension }) => first.includes(extension))
                .map(({ extension, href }) => (
                  <li key={extension}>
                    <a href={href} aria-label={t('ofTable', { format: formatName(extension), table: title(table.id) })}>
                      {formatName(extension)}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
