import type { Locale } from '../i18n/localized';
import { type EmbeddedRoom, embeddedRoomOf } from './embeds';
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

/** Rooms whose pages have a picture of their own: not those made for frames, nor the many of single figures. */
export type PicturedRoom = Exclude<Room, `/embed/${string}` | `${string}[id]`>;

export function picturedRoomOf(path: string): PicturedRoom | undefined {
  const room = roomOf(path);
  return room === undefined || room.startsWith('/embed/') || room.endsWith('[id]') ? undefined : (room as PicturedRoom);
}

export type PictureSubject = { locale: Locale; room: PicturedRoom | null; path: string; code: string };

/** What the picture at this address shows; `room` is null for the portal itself. Undefined where no picture can be. */
export function pictureSubject(pathname: string): PictureSubject | undefined {
  if (!pathname.startsWith(`${root}/`) || !pathname.endsWith(ending)) return undefined;
  const { locale, path } = splitLocale(pathname.slice(root.length, -ending.length));
  if (!locale) return undefined;
  if (path === portal) return { locale, room: null, path, code: '' };
  const room = picturedRoomOf(path);
  return room && { locale, room, path, code: path.split('/').at(-1) ?? '' };
}

/** How a chart can be had as a drawing. */
export const DRAWINGS = ['svg', 'png'] as const;
export type DrawingForm = (typeof DRAWINGS)[number];

/** Where the chart of a page is drawn: `/pictures/vi/indicators/de-gdp-share/chart.svg`. */
export const chartAddress = (locale: Locale, path: string, form: DrawingForm): string => `${root}/${locale}${path}/chart.${form}`;

export type ChartSubject = { locale: Locale; room: EmbeddedRoom; path: string; form: DrawingForm };

/** The chart that this address draws; undefined where it draws none. */
export function chartSubject(pathname: string): ChartSubject | undefined {
  const form = DRAWINGS.find((candidate) => pathname.endsWith(`/chart.${candidate}`));
  if (!form || !pathname.startsWith(`${root}/`)) return undefined;
  const { locale, path } = splitLocale(pathname.slice(root.length, -`/chart.${form}`.length));
  const room = locale && embeddedRoomOf(path);
  return locale && room && { locale, room, path, form };
}
