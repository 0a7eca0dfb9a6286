import type { Metadata } from 'next';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { routing } from '@/lib/i18n/routing';

type PageMetadata = {
  locale: Locale /** Bare address below the language; `/` is home. */;
  path: string;
  title: string;
  description: string /** Earlier states are not for search engines. */;
  isVariant?: boolean;
};

/** Title, description, canonical address and the same page in the other languages. */
export function pageMetadata({ locale, path, title, description, isVariant = false }: PageMetadata): Metadata {
  const address = (lang: Locale) => `/${lang}${path === '/' ? '' : path}`;
  return {
    title: path === '/' ? { absolute: title } : title,
    description,
    alternates: {
      canonical: address(locale),
      languages: { ...Object.fromEntries(LOCALES.map((lang) => [lang, address(lang)])), 'x-default': address(routing.defaultLocale) },
    },
    ...(isVariant ? { robots: { index: false } } : {}),
  };
}
