import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import type { Download } from '@/lib/catalog/page-downloads';
import type { TextRow } from '@/lib/catalog/table-queries';
import { formatCount } from '@/lib/i18n/format';
import { AboutSection, type Origin } from './about-section';
import { DictionarySection } from './dictionary-section';
import { FileList } from './file-list';
import { FilterSection } from './filter-section';
import { PreviewSection } from './preview-section';
import type { TableContext } from './table-context';

type TablePageProps = TableContext & {
  count: number;
  first: readonly TextRow[];
  files: readonly Download[];
  origin: Origin;
};

/** One table: where to get it, how it looks, what its columns mean, how to narrow it and how to cite it. */
export async function TablePage({ count, first, files, origin, ...context }: TablePageProps) {
  const { locale, table, words } = context;
  const t = await getTranslations({ locale, namespace: 'data' });
  const extent = t('extent', { rows: count, shown: formatCount(count, locale), columns: table.columns.length });
  return (
    <>
      <PageHead
        kick={t.rich('one.kick', { id: () => <code>{table.id}</code>, extent })}
        title={words.title[locale]}
        lede={words.description[locale]}
      />
      <div className="wrap">
        <Section
          id="download"
          rail={t('one.download')}
          notes={[table.needs ? t('one.exampleNote', { question: `${new URLSearchParams(table.needs)}` }) : t('one.downloadNote')]}
        >
          <FileList locale={locale} files={files} />
        </Section>
        <PreviewSection {...context} rows={first} />
        <DictionarySection {...context} />
        <FilterSection {...context} first={first} />
        <AboutSection {...context} origin={origin} />
      </div>
    </>
  );
}
