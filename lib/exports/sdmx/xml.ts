import { LOCALES } from '@/lib/i18n/localized';
import { xmlText } from '@/lib/xml-text';
import type { Names } from './code-names';

/** A text as it may stand in an attribute, too, where a reader would take the end of a line for a space. */
export const escaped = (text: string): string => xmlText(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

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
