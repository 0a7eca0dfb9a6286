import type { Locale } from '../i18n/localized';
import { routing } from '../i18n/routing';
import { xmlText } from '../xml-text';
import { type EmbeddedRoom, embeddedRoomOf, pageOfEmbed } from './embeds';
import { splitLocale } from './rooms';

/** How the answer can be had (oEmbed 1.0, 2.3.4). */
export const OEMBED_FORMS = { json: 'application/json', xml: 'text/xml' } as const;
export type OembedForm = keyof typeof OEMBED_FORMS;

export type OembedSubject = { locale: Locale; room: EmbeddedRoom; path: string; query: URLSearchParams };

/** What the address of a page or of its frame, in full or below ours, can be embedded as; undefined where it is not ours, or shows no chart. */
export function oembedSubject(address: string, portal: string): OembedSubject | undefined {
  if (!URL.canParse(address, portal)) return undefined;
  const { origin, pathname, searchParams: query } = new URL(address, portal);
  if (origin !== new URL(portal).origin) return undefined;
  const { locale = routing.defaultLocale, path: below } = splitLocale(pathname);
  const path = pageOfEmbed(below);
  const room = embeddedRoomOf(path);
  return room && { locale, room, path, query };
}

/** Where programs ask how a page can be embedded. */
export const oembedAddress = (page: string, form: OembedForm): string => `/oembed?${new URLSearchParams({ url: page, format: form })}`;

export type OembedAnswer = Readonly<Record<string, string | number>>;

export function writeOembed(answer: OembedAnswer, form: OembedForm): string {
  if (form === 'json') return `${JSON.stringify(answer)}\n`;
  const parts = Object.entries(answer).map(([name, value]) => `  <${name}>${xmlText(String(value))}</${name}>\n`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${parts.join('')}</oembed>\n`;
}
