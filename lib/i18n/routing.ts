import { defineRouting } from 'next-intl/routing';
import { LOCALES } from './localized';

export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'vi',
  localePrefix: 'always',
  localeCookie: false,
});
