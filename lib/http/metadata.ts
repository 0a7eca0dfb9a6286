import type { Metadata } from 'next';
import { env } from '@/lib/env';
import { labelled } from '@/lib/i18n/format';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { routing } from '@/lib/i18n/routing';
import enFeeds from '@/messages/en/feeds.json';
import en from '@/messages/en/layout.json';
import frFeeds from '@/messages/fr/feeds.json';
import fr from '@/messages/fr/layout.json';
import ruFeeds from '@/messages/ru/feeds.json';
import ru from '@/messages/ru/layout.json';
import viFeeds from '@/messages/vi/feeds.json';
import vi from '@/messages/vi/layout.json';
import { isDataRoom } from './data-rooms';
import { embeddedRoomOf } from './embeds';
import { type Feed, feedPath, feedsOf, nameBesidePage } from './feed-address';
import { type OembedForm, oembedAddress } from './oembed';
import { picturedRoomOf, portalPicture, roomPicture } from './pictures';
import { roomOf } from './rooms';

const portalNames = { vi: vi.name, en: en.name, fr: fr.name, ru: ru.name } as const satisfies Record<Locale, string>;
const follow = { vi: viFeeds.follow, en: enFeeds.follow, fr: frFeeds.follow, ru: ruFeeds.follow } as const satisfies Record<Locale, object>;
/** As the Open Graph protocol writes languages. */
const territories = { vi: 'vi_VN', en: 'en_GB', fr: 'fr_FR', ru: 'ru_RU' } as const satisfies Record<Locale, string>;

type PageMetadata = {
  locale: Locale;
  /** Bare address below the language; `/` is home. */
  path: string;
  title: string;
  description: string;
  /** Earlier states are not for search engines. */
  isVariant?: boolean;
  /** Some records of a room with drawings have none: headings of the Strategy. */
  hasDrawing?: boolean;
};

/** Title, description, canonical address, the same page in the other languages, and how it looks where it is shared. */
export function pageMetadata({ locale, path, title, description, isVariant = false, hasDrawing = true }: PageMetadata): Metadata {
  const address = (lang: Locale) => `/${lang}${path === '/' ? '' : path}`;
  // The picture of a page says how things stand now: an earlier state may not travel with it.
  const picture = isVariant || !picturedRoomOf(path) ? portalPicture(locale) : roomPicture(locale, path);
  return {
    title: path === '/' ? { absolute: title } : title,
    description,
    alternates: {
      canonical: address(locale),
      languages: { ...Object.fromEntries(LOCALES.map((lang) => [lang, address(lang)])), 'x-default': address(routing.defaultLocale) },
      // The data of an earlier state stand at another address.
      ...(isVariant
        ? {}
        : {
            types: {
              ...(isDataRoom(roomOf(path)) ? dataTypes(address(locale)) : {}),
              ...feedTypes(locale, path, title),
              ...(hasDrawing ? oembedTypes(address(locale), path, title) : {}),
            },
          }),
    },
    ...preview({ locale, title, description, url: address(locale), picture }),
    ...(isVariant ? { robots: { index: false } } : {}),
  };
}

type AlternateTypes = Record<string, { url: string; title: string }[]>;

/** The same as data, for programs that come upon the page. */
const dataTypes = (address: string) => ({ 'text/csv': `${address}.csv`, 'application/json': `${address}.json` });

/** What programs that follow pages look for: the feeds and calendars of this one. */
function feedTypes(locale: Locale, path: string, title: string): AlternateTypes {
  const of = (format: Feed['format']) =>
    feedsOf(path)
      .filter((feed) => feed.format === format)
      .map((feed) => ({ url: `/${locale}${feedPath(feed)}`, title: labelled(title, follow[locale][nameBesidePage(feed)], locale) }));
  return { 'application/atom+xml': of('atom'), 'text/calendar': of('ics') };
}

/** Where programs that turn a link into a frame ask how (oEmbed 1.0, 4). */
function oembedTypes(address: string, path: string, title: string): Record<string, { url: string; title: string }[]> {
  if (!embeddedRoomOf(path)) return {};
  const of = (form: OembedForm) => [{ url: oembedAddress(env().PORTAL_URL + address, form), title }];
  return { 'application/json+oembed': of('json'), 'text/xml+oembed': of('xml') };
}

/** What pages without a description of their own show where they are shared: the explanations of errors. */
export function portalPreview(locale: Locale, description: string): Metadata {
  return preview({ locale, title: portalNames[locale], description, url: `/${locale}`, picture: portalPicture(locale) });
}

type Preview = { locale: Locale; title: string; description: string; url: string; picture: { url: string; width: number; height: number } };

function preview({ locale, title, description, url, picture }: Preview): Metadata {
  const images = [{ ...picture, alt: title, type: 'image/png' }];
  return {
    openGraph: {
      type: 'website',
      siteName: portalNames[locale],
      title,
      description,
      url,
      locale: territories[locale],
      alternateLocale: LOCALES.filter((lang) => lang !== locale).map((lang) => territories[lang]),
      images,
    },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}
