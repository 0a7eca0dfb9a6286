import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { searchPath } from '@/components/search/search-address';
import { SearchPage } from '@/components/search/search-page';
import { SearchStart } from '@/components/search/search-start';
import { listUnits } from '@/lib/areas/queries';
import { readIndicator } from '@/lib/catalog/readings/indicator';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { kindNamed } from '@/lib/publishing/kinds';
import { countEntries } from '@/lib/search/counts';
import { results, type SearchChoice } from '@/lib/search/results';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTopics } from '@/lib/topics/queries';

const PER_PAGE = 20;
/** The overview shows so many of a kind, of the best so many of all. */
const PER_KIND = 4;
const IN_OVERVIEW = 60;

/** Questions that show what the box understands. */
const examples: Readonly<Record<Locale, readonly string[]>> = {
  vi: ['kinh te so gdp', '411/QĐ-TTg', 'hồ sơ trực tuyến', 'Bộ Thông tin và Truyền thông', 'da nang', '18,3'],
  en: ['digital economy gdp', '411/QĐ-TTg', 'online applications', 'Ministry of Information and Communications', 'da nang', '18.3'],
  fr: ['économie numérique pib', '411/QĐ-TTg', 'dossiers en ligne', 'ministère de l’Information', 'da nang', '18,3'],
  ru: ['цифровая экономика ВВП', '411/QĐ-TTg', 'заявления онлайн', 'министерство информации', 'da nang', '18,3'],
};

type Asked = SearchChoice & { question?: string };

/** The page of search, bare or with what answers a question; null for a page after the last. */
export async function searchScreen(
  locale: Locale,
  view: View,
  { question: text = '', ...choice }: Asked = {},
  page = 1,
): Promise<ReactNode> {
  const bar = <ViewBar locale={locale} view={view} path="/search" />;
  if (text === '') {
    return (
      <PortalPage locale={locale} path={searchPath('', {}, view)} bar={bar}>
        <RoomCrumbs locale={locale} view={view} room="search" />
        <SearchStart locale={locale} view={view} examples={examples[locale]} kinds={await countEntries(view.known)} />
      </PortalPage>
    );
  }
  const isList = choice.kind !== undefined;
  if (!isList && page > 1) return null;
  const size = isList ? { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } : { limit: IN_OVERVIEW, offset: 0 };
  const [found, topics, bodies, areas] = await Promise.all([
    results({ text, locale, choice, ...size }, view),
    listTopics(view.known),
    listBodies(view.known),
    listUnits(view.known),
  ]);
  if (isList && page > 1 && found.hits.length === 0) return null;
  const codes = found.hits.filter(({ kind }) => kind === 'indicator').map(({ code }) => code);
  const indicators = codes.length === 0 ? [] : await listIndicators({ codes }, view.known);
  const readings = indicators.map((indicator) => readIndicator(indicator, bodies, view.day));
  const sources = await listSourceBriefs(
    indicators.flatMap(({ figures }) => figures.flatMap(({ citations }) => citations.map(({ source }) => source))),
    view.known,
  );
  return (
    <PortalPage locale={locale} path={searchPath(text, choice, view, page)} bar={bar}>
      <RoomCrumbs locale={locale} view={view} room="search" />
      <SearchPage
        {...{ locale, view, text, choice, page, readings, sources }}
        results={found}
        registers={{ topics, bodies, areas }}
        perPage={PER_PAGE}
        perKind={PER_KIND}
        path={(kind, code) => addressIn(kindNamed(kind).href(code) ?? '/search', view)}
      />
    </PortalPage>
  );
}

/** A record on a page of others has an address with a fragment: the point of view stands before it. */
function addressIn(href: string, view: View): string {
  const [path = '', fragment] = href.split('#');
  return addressOf(path, view) + (fragment === undefined ? '' : `#${fragment}`);
}

export async function searchMetadata(locale: Locale, { question: text = '' }: Asked, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'search' });
  const title = text === '' ? t('title') : t('titleOf', { text });
  return pageMetadata({ locale, path: '/search', title, description: t('description'), isVariant });
}
