import { LOCALES } from '../i18n/localized';
import { routing } from '../i18n/routing';

/** What the sitemap protocol allows a file; four addresses a page. */
const mostAddresses = 50_000;
const mostPages = mostAddresses / LOCALES.length;
/** Pages in a part: each takes about 3 KB, and a file may have 50 MB. */
export const pagesPerPart = 5_000;

export type SitemapPage = { path: string; changedAt: string | null };
/** `name` is the kind of record, or that of the rooms; `index` counts its parts from one. */
export type SitemapPart = { name: string; index: number };

/** One file as long as it may hold everything. */
export const fitsOneFile = (pages: number): boolean => pages <= mostPages;

export const partsOf = (name: string, count: number): SitemapPart[] =>
  Array.from({ length: Math.ceil(count / pagesPerPart) }, (_, n) => ({ name, index: n + 1 }));

export const partAddress = ({ name, index }: SitemapPart): string => `/sitemap/${name}-${index}.xml`;

/** The part at an address, whether or not it exists. */
export function partAt(file: string): SitemapPart | undefined {
  const match = /^([a-z]+(?:-[a-z]+)*)-([1-9]\d{0,5})\.xml$/.exec(file);
  return match?.[1] && match[2] ? { name: match[1], index: Number(match[2]) } : undefined;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
export const opening = `${declaration}<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
export const closing = '</urlset>\n';

/** The entries of these pages: each in four languages, each naming all of them. */
export function entriesOf(pages: readonly SitemapPage[], origin: string): string {
  return pages
    .map(({ path, changedAt }) => {
      const address = (locale: string) => `${origin}/${locale}${path === '/' ? '' : path}`;
      const link = (lang: string, locale: string) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${address(locale)}"/>`;
      const links = LOCALES.map((locale) => link(locale, locale)).join('') + link('x-default', routing.defaultLocale);
      const changed = changedAt === null ? '' : `<lastmod>${changedAt}</lastmod>`;
      return LOCALES.map((locale) => `<url><loc>${address(locale)}</loc>${changed}${links}</url>\n`).join('');
    })
    .join('');
}

/** The file that names the parts. */
export const indexOf = (parts: readonly SitemapPart[], origin: string): string =>
  `${declaration}<sitemapindex ${namespace}>\n${parts
    .map((part) => `<sitemap><loc>${origin}${partAddress(part)}</loc></sitemap>\n`)
    .join('')}</sitemapindex>\n`;
