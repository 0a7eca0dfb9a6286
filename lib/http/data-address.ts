import type { Locale } from '../i18n/localized';

/** `/indicators.csv` as its page and the suffix; undefined where the last part has none. A suffix may have a dot or a hyphen of its own. */
export function dataAddress(path: string): { path: string; extension: string } | undefined {
  const parts = /^(.*\/[a-z0-9-]+)\.([a-z0-9]+(?:[.-][a-z0-9]+)*)$/.exec(path);
  return parts ? { path: parts[1] as string, extension: parts[2] as string } : undefined;
}

/** A page as data, or how it is cited. */
type FileDoor = 'file' | 'cite';

/** Where the file is answered; readers never see this address. The question is part of it, like that of a variant. */
export const filePath = (locale: Locale, door: FileDoor, { path, extension }: { path: string; extension: string }, query: string): string =>
  `/${locale}/${door}/${extension}/${Buffer.from(`?${query}`).toString('base64url')}${path}`;

/** The question of `filePath`. */
export const queryOfView = (view: string): URLSearchParams => new URLSearchParams(Buffer.from(view, 'base64url').toString().slice(1));
