import { LOCALES } from '@/lib/i18n/localized';
import type { Names } from './code-names';

const special = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand between tags or in quotes; ends of lines stay, and what XML 1.0 cannot hold is marked as lost. */
export const escaped = (text: string): string =>
  special.test(text)
    ? text
        .replace(/[&<>"]/g, (sign) => entities[sign] as string)
        .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
        .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    : text;

export const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const base = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1';

/** The namespaces of SDMX-ML 2.1 by the prefixes used here. */
export const NAMESPACES = {
  m: `${base}/message`,
  c: `${base}/common`,
  s: `${base}/structure`,
  g: `${base}/data/generic`,
  ss: `${base}/data/structurespecific`,
} as const;

export const namespaces = (...prefixes: readonly (keyof typeof NAMESPACES)[]): string =>
  prefixes.map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`).join('');

/** The same words in each language that has them. */
export const inLanguages = (element: string, words: Names): string =>
  LOCALES.map((locale) => {
    const text = words[locale];
    return text === undefined ? '' : `<${element} xml:lang="${locale}">${escaped(text)}</${element}>`;
  }).join('');
