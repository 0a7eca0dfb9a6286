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
  { name: 'sitemaps', addresses: () => ['/sitemap.xml', '/sitemap/platform-1.xml', '/sitemap/edition-1.xml'] },
  {
    name: 'pictures',
    addresses: ({ platform, indicator }) => [
      `/pictures/vi/platforms/${platform}.png`,
      `/pictures/vi/indicators/${indicator}.png`,
      '/pictures/vi.png',
    ],
  },
  { name: 'files', addresses: ({ platform }) => [`/files/platforms/${platform}/publiccode.yml`] },
];
