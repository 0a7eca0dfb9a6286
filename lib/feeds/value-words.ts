import { formatDate, formatNumber, labelled, semicolons } from '@/lib/i18n/format';
import { isPartialDate } from '@/lib/period';
import { type FieldChange, type Reference, referenceOf } from '@/lib/publishing/difference';
import type { Json } from '@/lib/publishing/merge';
import { xmlText } from '@/lib/xml-text';
import { element } from './markup';
import type { FeedWords } from './words';

/** Fields that hold exact numbers, and those whose codes are words of the interface. */
const numbers = new Set(['low', 'high', 'value']);
/** A feed is read in a list: a long text is cut, the page of the edition has it whole. */
const longest = 280;

type Context = { words: FeedWords; kind: string; name: (of: Reference) => string };

/** A changed field as one line of HTML: what it is called, what stood there and what stands there now. */
export function changedField({ field, language, before, after }: FieldChange, context: Context): string {
  const { changes, field: called, locale } = context.words;
  const own = called(field, context.kind);
  const label = language === null ? own : changes('inLanguage', { field: own, language: changes(`languageName.${language}`) });
  const lang = language === null || language === locale ? undefined : language;
  const side = (tag: 'del' | 'ins', json: Json) =>
    isEmpty(json) ? xmlText(changes('none')) : element(tag, { lang }, value(field, json, context));
  return labelled(xmlText(label), `${side('del', before)} → ${side('ins', after)}`, locale);
}

const isEmpty = (json: Json): boolean => json === null || (Array.isArray(json) && json.length === 0);

function value(field: string, json: Json, context: Context): string {
  const { changes, field: called, plain, locale } = context.words;
  if (isEmpty(json)) return xmlText(changes('none'));
  if (typeof json === 'boolean') return xmlText(changes(json ? 'yes' : 'no'));
  if (Array.isArray(json)) {
    return semicolons(
      json.map((item) => value(field, item, context)),
      locale,
    );
  }
  if (typeof json !== 'object' || json === null) return xmlText(cut(scalar(field, String(json), context)));
  if (typeof json.original === 'string') return xmlText(cut(plain(json as Parameters<typeof plain>[0])));
  return Object.entries(json)
    .filter(([, part]) => !isEmpty(part))
    .map(([part, inner]) => labelled(xmlText(called(part)), value(part, inner, context), locale))
    .join(', ');
}

function scalar(field: string, text: string, { words, kind, name }: Context): string {
  const { locale, common } = words;
  const target = referenceOf(kind, field);
  if (target !== null) return name({ kind: target, code: text });
  const key =
    field === 'confidence' || field === 'unit' ? `${field}.${text}` : field.toLowerCase().endsWith('language') ? `language.${text}` : '';
  if (key !== '' && common.has(key as 'none')) return common(key as 'none');
  if (numbers.has(field) && /^-?\d+(\.\d+)?$/.test(text)) return formatNumber(text, locale);
  return isPartialDate(text) ? formatDate(text, locale) : text;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest).join('').trimEnd()}…`;
}
