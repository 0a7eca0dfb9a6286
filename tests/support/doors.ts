import { CALENDARS, FOLLOWED_ROOMS, LEDGER_FEEDS } from '@/lib/http/feed-address';
import { LOCALES } from '@/lib/i18n/localized';
import { pageTypes } from './portal';

/** Records that a change set under embargo brings or changes. */
export type Embargoed = { platform: string; indicator: string; area: string };

/** A way by which something public leaves the portal. Whoever opens another one adds it here: what is under embargo must not pass it. */
export type Door = { name: string; addresses(about: Embargoed): string[]; headers?: Record<string, string> };

const inAllLanguages = (paths: readonly string[]): string[] => LOCALES.flatMap((locale) => paths.map((path) => `/${locale}${path}`));
const own = ({ platform, indicator, area }: Embargoed): string[] => [
  `/platforms/${platform}`,
  `/indicators/${indicator}`,
  `/areas/${area}`,
  '/platforms?ownership=state',
  '/platforms?page=2',
  `/indicators/${indicator}?as-of=2026-11-22`,
];

export const doors: readonly Door[] = [
  { name: 'pages', addresses: () => inAllLanguages(Object.values(pageTypes)) },
  { name: 'pages of the records', addresses: (about) => inAllLanguages(own(about)) },
  {
    name: 'what a browser fetches to move between pages',
    addresses: (about) => [...own(about), '/platforms', '/changes', ''].map((path) => `/vi${path}`),
    headers: { RSC: '1', 'Next-Router-Prefetch': '1' },
  },
  { name: 'the ledger of changes', addresses: () => inAllLanguages(['/changes', '/changes/2', '/changes?page=1']) },
  { name: 'earlier and later editions', addresses: () => inAllLanguages(['?edition=2', '/platforms?edition=2']) },
  {
    name: 'feeds',
    addresses: ({ platform, indicator, area }) =>
      inAllLanguages([
        ...[...LEDGER_FEEDS, ...FOLLOWED_ROOMS].map((name) => `/feeds/${name}.atom`),
        `/feeds/platforms/${platform}.atom`,
        `/feeds/indicators/${indicator}.atom`,
        `/feeds/areas/${area}.atom`,
        '/feeds/organisations/bkhcn.atom',
        '/feeds/topics/digital-economy.atom',
        '/feeds/changes.atom?edition=2',
      ]),
  },
  {
    name: 'calendars',
    addresses: () => inAllLanguages([...CALENDARS, 'organisations/bkhcn', 'topics/digital-economy'].map((name) => `/feeds/${name}.ics`)),
  },
  { name: 'sitemaps', addresses: () => ['/sitemap.xml', '/sitemap/platform-1.xml', '/sitemap/edition-1.xml'] },
  {
    name: 'pictures',
    addresses: ({ platform, indicator }) => [
      `/pictures/vi/platforms/${platform}.png`,
      `/pictures/vi/indicators/${indicator}.png`,
      '/pictures/vi.png',
    ],
  },
  {
    name: 'pages as data',
    addresses: ({ platform, indicator, area }) =>
      inAllLanguages(
        [
          ...[`/platforms/${platform}`, `/indicators/${indicator}`, `/areas/${area}`, '/platforms', '/indicators'],
          ...['/data/platforms', '/data/observations', '/data/vintages', '/data/citations', '/data/changes', '/data/editions'],
        ].flatMap((path) => ['csv', 'json', 'ndjson'].map((suffix) => `${path}.${suffix}`)),
      ),
  },
  { name: 'the data room', addresses: () => inAllLanguages(['/data/platforms', '/data/vintages', '/data/changes', '/data/editions']) },
  {
    name: 'the API',
    addresses: ({ platform, indicator, area }) =>
      [
        ...['', '/tables', '/openapi.json', '/platforms?limit=1000', '/editions', '/changes?limit=1000', '/changes?since=1', '/standings'],
        ...[`/platforms/${platform}`, `/indicators/${indicator}`, `/areas/${area}`, `/observations?area=${area}`, '/editions/2'],
        ...[`/vintages?indicator=${indicator}`, `/citations?indicator=${indicator}`, '/platforms?edition=2'],
      ].map((path) => `/api/v1${path}`),
  },
  {
    name: 'frames',
    addresses: ({ indicator }) =>
      inAllLanguages([`/embed/indicators/${indicator}`, `/embed/indicators/${indicator}?edition=2`, '/embed/areas']),
  },
  {
    name: 'drawings of charts',
    addresses: ({ indicator }) => [`/pictures/vi/indicators/${indicator}/chart.svg`, '/pictures/vi/areas/chart.svg'],
  },
  {
    name: 'what another site asks to embed a page',
    addresses: ({ indicator }) => ['json', 'xml'].map((format) => `/oembed?url=/vi/indicators/${indicator}&format=${format}`),
  },
  {
    name: 'citations',
    addresses: ({ platform, indicator, area }) =>
      inAllLanguages(
        [`/platforms/${platform}`, `/indicators/${indicator}`, `/areas/${area}`, '/changes/2'].flatMap((path) =>
          ['cite.txt', 'bib', 'ris', 'csl.json'].map((suffix) => `${path}.${suffix}`),
        ),
      ),
  },
  {
    name: 'SDMX',
    addresses: ({ indicator, area }) =>
      [
        ...[
          'structure',
          'structure?edition=2',
          'data/PLATFORM_USERS/all',
          'data/OBSERVATIONS/all?includeHistory=true',
          'data/VINTAGES/all',
        ],
        ...[
          `data/OBSERVATIONS/${indicator}..?format=jsondata`,
          `data/OBSERVATIONS/..${area}?format=csvdata`,
          'data/OBSERVATIONS/all?edition=2',
        ],
      ].map((path) => `/sdmx/2.1/${path}`),
  },
  {
    name: 'releases',
    addresses: () => [
      ...inAllLanguages(['/releases', '/releases/1', '/verify']),
      ...['index.json', 'keys.json', ...['manifest.json', 'tables/platforms.csv', 'log.ndjson'].map((name) => `latest/${name}`)].map(
        (name) => `/releases/${name}`,
      ),
    ],
  },
  {
    name: 'the search',
    // By words that the embargoed records share with others, and by their codes: a page repeats what it was asked.
    addresses: ({ platform, indicator }) => [
      ...inAllLanguages(
        [platform, indicator, platform.slice(0, -1), 'vneid', 'GDP'].flatMap((text) => [
          ...['', '.csv', '.json'].map((suffix) => `/search${suffix}?q=${text}`),
          `/feeds/search.atom?q=${text}`,
        ]),
      ),
      ...inAllLanguages(['/search', `/search?q=${platform}&kind=platform`, `/${platform}`, `/platforms/${platform}s`]),
      ...[platform, platform.slice(0, -5), indicator].flatMap((text) => [`/api/v1/search?q=${text}`, `/api/v1/suggestions?q=${text}`]),
    ],
  },
  { name: 'files', addresses: ({ platform }) => [`/files/platforms/${platform}/publiccode.yml`] },
];
