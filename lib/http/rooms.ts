import { LOCALES, type Locale } from '../i18n/localized';
import { isCode, type ParameterKey } from './params';

/**
 * The addresses of public pages below the language, and the parameters each knows. A room that is not here answers
 * 404; a room without parameters has no variants. Variants of `/x` live in `app/[locale]/variant/[view]/x`.
 */
export const rooms = {
  '/': ['asOf', 'edition'],
  '/strategy': ['asOf', 'edition', 'status', 'organisation', 'topic', 'deadline'],
  '/strategy/[code]': ['asOf', 'edition'],
  '/indicators': ['asOf', 'edition', 'topic', 'category', 'status', 'page'],
  '/indicators/[code]': ['asOf', 'edition'],
  '/indicators/[code]/observations/[id]': ['asOf', 'edition'],
  '/sources': ['kind', 'language', 'page'],
  '/sources/[code]': [],
  '/documents': ['asOf', 'edition', 'kind', 'organisation', 'topic', 'year', 'sort', 'page'],
  '/documents/[code]': ['asOf', 'edition'],
  '/organisations': ['asOf', 'edition', 'kind', 'page'],
  '/organisations/[code]': ['asOf', 'edition'],
  '/areas': ['asOf', 'edition'],
  '/areas/crosswalk': [],
  '/areas/[code]': ['asOf', 'edition'],
  '/platforms': ['asOf', 'edition', 'category', 'organisation', 'ownership', 'sector', 'topic', 'year', 'page'],
  '/platforms/[code]': ['asOf', 'edition'],
  '/events': ['asOf', 'edition', 'kind', 'topic', 'year', 'page'],
  '/events/[code]': ['asOf', 'edition'],
  '/news': ['asOf', 'edition', 'kind', 'topic', 'page'],
  '/news/[code]': ['asOf', 'edition'],
  '/topics': ['asOf', 'edition'],
  '/topics/[code]': ['asOf', 'edition'],
  '/lateness': ['asOf', 'edition'],
  '/goalposts': ['asOf', 'edition'],
  '/conflicts': ['asOf', 'edition'],
  '/changes': ['page'],
  '/changes/[code]': [],
  '/releases': ['page'],
  '/releases/[code]': [],
  '/search': ['question', 'kind', 'topic', 'organisation', 'area', 'status', 'year', 'asOf', 'page'],
  '/data': ['asOf', 'edition'],
  '/data/api': [],
  '/data/[code]': ['asOf', 'edition'],
  '/feeds': [],
  '/publishers': [],
  '/method': [],
  '/glossary': [],
  '/about': [],
  '/embed/indicators/[code]': ['asOf', 'edition', 'theme'],
  '/embed/indicators/[code]/observations/[id]': ['asOf', 'edition', 'theme'],
  '/embed/strategy/[code]': ['asOf', 'edition', 'theme'],
  '/embed/areas': ['asOf', 'edition', 'theme'],
} as const satisfies Record<string, readonly ParameterKey[]>;

export type Room = keyof typeof rooms;

/** Pages rendered for each request and never kept: forms, accounts and the publishing wing. `[…]` stands for any one part. */
export const formAddresses = [
  '/report',
  '/verify',
  '/account',
  '/account/sign-in',
  '/account/second-step',
  '/account/second-factor',
  '/account/invitation',
  '/account/forgotten',
  '/account/reset',
  '/admin',
  '/admin/records',
  '/admin/records/[kind]',
  '/admin/records/[kind]/new',
  '/admin/records/[kind]/[code]',
  '/admin/figures',
  '/admin/figures/new',
  '/admin/change-sets',
  '/admin/change-sets/[number]',
  '/admin/import',
  '/admin/import/[id]',
  '/admin/translations',
  '/admin/translations/[kind]/[code]',
  '/admin/tokens',
  '/admin/people',
  '/admin/people/invite',
  '/admin/people/kept',
  '/admin/audit',
  '/admin/help',
] as const;
const forms = formAddresses.map((form) => form.split('/').slice(1));

export const isForm = (path: string): boolean => {
  const segments = path.split('/').slice(1);
  return forms.some((parts) => parts.length === segments.length && parts.every((part, i) => part.startsWith('[') || part === segments[i]));
};

/** The files of `public`. */
const files = ['/fonts/', '/icons/', '/help/', '/icon.svg', '/favicon.ico', '/apple-touch-icon.png', '/verify.mjs'];

/** Addresses outside the languages that routes draw or write. */
const doors = [
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap/',
  '/manifest.webmanifest',
  '/pictures/',
  '/files/',
  '/outbox/',
  '/api/',
  '/releases/',
  '/sdmx/',
  '/oembed',
  '/catalog',
  '/catalog/',
  '/catalog.jsonld',
  '/catalog.ttl',
  '/catalog.rdf',
  '/stratml/',
  '/opensearch/',
];

const isIn = (addresses: readonly string[], path: string): boolean =>
  addresses.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));

export const isFile = (path: string): boolean => isIn(files, path);
export const isDoor = (path: string): boolean => isIn(doors, path);

/** What may stand where a room has a part of its own: the code of a record, the permanent number of a figure. */
const fits: Readonly<Record<string, (text: string) => boolean>> = { '[code]': isCode, '[id]': (text) => /^[1-9]\d{0,14}$/.test(text) };

const patterns = (Object.keys(rooms) as Room[]).map((room) => ({ room, parts: room.split('/').slice(1) }));

/** The room of a path without its language, or undefined where there is none. */
export function roomOf(path: string): Room | undefined {
  const segments = path.split('/').slice(1);
  return patterns.find(
    ({ parts }) =>
      parts.length === segments.length && parts.every((part, index) => fits[part]?.(segments[index] ?? '') ?? part === segments[index]),
  )?.room;
}

/**
 * Where the variant of a page that `query` asks for is rendered; readers never see this address. The question is part
 * of the path, so that a variant is kept like any other page.
 */
export const variantPath = (locale: Locale, path: string, query: string): string =>
  `/${locale}/variant/${Buffer.from(query).toString('base64url')}${path === '/' ? '' : path}`;

/** `/vi/indicators` as `{ locale: 'vi', path: '/indicators' }`; locale is undefined where the path names none. */
export function splitLocale(pathname: string): { locale: Locale | undefined; path: string } {
  const [, first, ...rest] = pathname.split('/');
  const locale = LOCALES.find((candidate) => candidate === first);
  return locale ? { locale, path: `/${rest.join('/')}` } : { locale: undefined, path: pathname };
}
