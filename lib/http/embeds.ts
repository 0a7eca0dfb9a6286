import type { Locale } from '../i18n/localized';
import { xmlText } from '../xml-text';
import { type Room, roomOf, rooms } from './rooms';

type Embed = Extract<Room, `/embed${string}`>;
/** Rooms with a drawing that may stand on another site. */
export type EmbeddedRoom = Embed extends `/embed${infer R}` ? Extract<R, Room> : never;

const isEmbedded = (room: Room): room is EmbeddedRoom => `/embed${room}` in rooms;

/** The room of a page that has a drawing of its own, or undefined. */
export function embeddedRoomOf(path: string): EmbeddedRoom | undefined {
  const room = roomOf(path);
  return room !== undefined && isEmbedded(room) ? room : undefined;
}

/** Where the drawing of a page stands alone: `/vi/embed/indicators/de-gdp-share`. */
export const embedAddress = (locale: Locale, path: string): string => `/${locale}/embed${path}`;

/** The page of an address that is an embed or a page itself. */
export const pageOfEmbed = (path: string): string => path.replace(/^\/embed(?=\/)/, '');

/** How tall a frame is by what is drawn, so that finding, drawing, date and address stand in it whole from 320 to 800 pixels of width. */
const heights = { trajectory: 840, figures: 600, lane: 440, tiles: 1080, nothing: 440 } as const;
export const embedSize = (drawn: keyof typeof heights): { width: number; height: number } => ({ width: 800, height: heights[drawn] });

type Frame = { address: string; title: string; width?: string; height: number };

/** The code that puts a drawing on another site: one element, nothing that runs there. */
export const embedCode = ({ address, title, width = '100%', height }: Frame): string =>
  `<iframe src="${xmlText(address)}" title="${xmlText(title)}" width="${width}" height="${height}" loading="lazy" style="border:0"></iframe>`;
