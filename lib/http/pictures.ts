import type { Locale } from '../i18n/localized';
import { type Room, roomOf, splitLocale } from './rooms';

/** What previews of links are cut to. */
export const pictureSize = { width: 1200, height: 630 };

const root = '/pictures';
const ending = '.png';
/** The portal without a page: beside the addresses of pages, so no room may take this name. */
const portal = '/portal';

type Picture = { url: string; width: number; height: number };

/** The picture of a page by its address below the language; that of `/vi` is `/pictures/vi.png`. */
export const roomPicture = (locale: Locale, path: string): Picture => ({
  url: `${root}/${locale}${path === '/' ? '' : path}${ending}`,
  ...pictureSize,
});

export const portalPicture = (locale: Locale): Picture => roomPicture(locale, portal);

export type PictureSubject = { locale: Locale; room: Room | null; path: string; code: string };

/** What the picture at this address shows; `room` is null for the portal itself. Undefined where no picture can be. */
export function pictureSubject(pathname: string): PictureSubject | undefined {
  if (!pathname.startsWith(`${root}/`) || !pathname.endsWith(ending)) return undefined;
  const { locale, path } = splitLocale(pathname.slice(root.length, -ending.length));
  if (!locale) return undefined;
  if (path === portal) return { locale, room: null, path, code: '' };
  const room = roomOf(path);
  return room && { locale, room, path, code: path.split('/').at(-1) ?? '' };
}
