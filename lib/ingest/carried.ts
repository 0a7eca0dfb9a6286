import { LOCALES, type LocalizedText } from '@/lib/i18n/localized';
import type { Json } from '@/lib/publishing/merge';

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: Json | undefined): value is { [key: string]: Json } => isObject(value) && typeof value.original === 'string';

/** A record as a table gives it, with what no column holds: the marks of translations whose words stay as they were published. */
export function withMarks(published: Json, read: Json): Json {
  if (isText(read)) return isText(published) ? textWithMarks(published as LocalizedText, read as LocalizedText) : read;
  if (Array.isArray(read)) return read.map((item, index) => withMarks(Array.isArray(published) ? (published[index] ?? null) : null, item));
  if (!isObject(read)) return read;
  const was = isObject(published) ? published : {};
  return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, withMarks(was[key] ?? null, value)]));
}

function textWithMarks(published: LocalizedText, read: LocalizedText): Json {
  const kept = LOCALES.filter((locale) => read[locale] !== undefined && read[locale] === published[locale]);
  const basis = Object.fromEntries(kept.flatMap((locale) => (published.basis?.[locale] ? [[locale, published.basis[locale]]] : [])));
  const machine = kept.filter((locale) => published.machine?.includes(locale));
  return {
    ...read,
    ...(Object.keys(basis).length > 0 ? { basis } : {}),
    ...(machine.length > 0 ? { machine } : {}),
  } as unknown as Json;
}
