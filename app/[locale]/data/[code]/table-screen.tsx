import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TablePage } from '@/components/data/table-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { JsonLd } from '@/components/ui/json-ld';
import { datasetOf } from '@/lib/catalog/dataset';
import { fileOf } from '@/lib/catalog/door';
import { sizesOf } from '@/lib/catalog/file-sizes';
import { filesOf } from '@/lib/catalog/page-downloads';
import { editionOf } from '@/lib/catalog/permalink';
import { countTableRows, listFirstRows, wholeAt } from '@/lib/catalog/table-queries';
import { tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { dayOf } from '@/lib/clock';
import { aboutFile } from '@/lib/exports/about';
import type { TableFile } from '@/lib/exports/file';
import { unknownView } from '@/lib/exports/table';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { labelled } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

const rowsShown = 10;
const pathOf = (code: string): string => `/data/${code}`;

export async function tableScreen(locale: Locale, code: string, view: View) {
  const table = tableNamed(code);
  if (!table || unknownView(table, view.known)) return null;
  const address = addressOf(pathOf(code), view, table.needs);
  const [path, query] = address.split('?');
  const question = wholeAt(table, view);
  const [count, first, sizes, edition, file, t] = await Promise.all([
    countTableRows(table, view),
    listFirstRows(table, view, rowsShown),
    sizesOf(table, view, locale),
    editionOf(view),
    fileOf({ table, path: path ?? '', query: query ?? '', view, question }, locale, 'csv'),
    getTranslations({ locale, namespace: 'data.dataset' }),
  ]);
  const { words, origin } = file;
  const files = filesOf(table, address, locale, sizes);
  const said = {
    locale,
    portal: origin.portal,
    path: pathOf(code),
    name: words.title[locale],
    description: words.description[locale],
    publisher: origin.publisher[locale],
    catalogue: t('catalogue'),
    edition,
    files,
  };
  const isNow = view.asOf === null && view.edition === null;
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs locale={locale} view={view} room="data" current={words.title[locale]} />
      <TablePage
        {...{ locale, view, table, words, count, first, files }}
        origin={{
          publisher: origin.publisher[locale],
          licence: origin.licence,
          edition: edition && { number: edition.number, day: dayOf(new Date(edition.publishedAt)) },
          citation: await citationOf(file),
        }}
      />
      {isNow && !table.needs && <JsonLd data={datasetOf(said)} />}
    </PortalPage>
  );
}

/** As the files themselves say it. */
async function citationOf(file: TableFile): Promise<string> {
  const { about, t } = await aboutFile(file);
  return about.facts.find(([label]) => label === t('row.cite'))?.[1] ?? '';
}

export async function tableMetadata(locale: Locale, code: string, isVariant: boolean): Promise<Metadata | null> {
  const table = tableNamed(code);
  if (!table) return null;
  const { title, description } = await wordsOf(table);
  const t = await getTranslations({ locale, namespace: 'data' });
  return pageMetadata({
    locale,
    path: pathOf(code),
    title: labelled(t('title'), title[locale], locale),
    description: description[locale],
    isVariant,
  });
}
