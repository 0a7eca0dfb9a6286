import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/localized';

/** An address of the portal in full, as a mail needs it. */
export const portalAddress = (path: string): string => env().PORTAL_URL.replace(/\/$/, '') + path;

export const invitationLink = (locale: Locale, key: string): string =>
  portalAddress(`/${locale}/account/invitation?${new URLSearchParams({ key })}`);
