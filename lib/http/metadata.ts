import type { Metadata } from 'next';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { routing } from '@/lib/i18n/routing';
import en from '@/messages/en/layout.json';
import fr from '@/messages/fr/layout.json';
import ru from '@/messages/ru/layout.json';
import vi from '@/messages/vi/layout.json';
import { portalPicture, roomPicture } from './pictures';
import { roomOf } from './rooms';

const portalNames = { vi: vi.name, en: en.name, fr: fr.name, ru: ru.name } as const satisfies Record<Locale, string>;
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
};

/** Title, description, canonical address, the same page in the other languages, and how it looks where it is shared. */
export function pageMetadata({ locale, path, title, description, isVariant = false }: PageMetadata): Metadata {
  const address = (lang: Locale) => `/${lang}${path === '/' ? '' : path}`;
  // The picture of a page says how things stand now: an earlier state may not travel with it.
  const picture = isVariant || !roomOf(path) ? portalPicture(locale) : roomPicture(locale, path);
  return {
    title: path === '/' ? { absolute: title } : title,
    description,
    alternates: {
      canonical: address(locale),
      languages: { ...Object.fromEntries(LOCALES.map((lang) => [lang, address(lang)])), 'x-default': address(routing.defaultLocale) },
    },
    ...preview({ locale, title, description, url: address(locale), picture }),
    ...(isVariant ? { robots: { index: false } } : {}),
  };
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
