import type { z } from 'zod';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { Kind } from '@/lib/kind';
import type { JsonRecord } from './difference';
import type { Json } from './merge';

/** A text of a record: `name`, or `statements.0.words` in its first part. */
export type RecordText = { path: string; field: string; part: { key: string; place: number } | null; text: LocalizedText };
/** Fields of a kind that hold words in languages, its own and those of its parts. */
export type TextFields = { own: string[]; parts: { key: string; fields: string[] } | null };

const accepted = { original: 'vi', vi: 'x' };
const isText = (schema: z.ZodType): boolean => schema.safeParse(accepted).success && !schema.safeParse('x').success;
const textsOf = (schema: unknown): string[] =>
  Object.entries((schema as z.ZodObject).shape).flatMap(([key, field]) => (isText(field as z.ZodType) ? [key] : []));

/** Read from the schema of the kind, so that a field added there is a field to translate. */
export function textFields({ schema, children }: Kind): TextFields {
  const own = textsOf(schema);
  if (!children) return { own, parts: null };
  const list = (schema as unknown as z.ZodObject).shape[children.key] as unknown as z.ZodArray;
  return { own, parts: { key: children.key, fields: textsOf(list.element) } };
}

/** Every text of a record, in the order of its fields. */
export function recordTexts(kind: Kind, record: JsonRecord): RecordText[] {
  const { own, parts } = textFields(kind);
  const found = own.flatMap((field) => textAt(record, field, null));
  const items = parts === null ? null : record[parts.key];
  if (parts === null || !Array.isArray(items)) return found;
  return [
    ...found,
    ...items.flatMap((item, place) => parts.fields.flatMap((field) => textAt(item as JsonRecord, field, { key: parts.key, place }))),
  ];
}

function textAt(record: JsonRecord, field: string, part: RecordText['part']): RecordText[] {
  const text = record[field] as LocalizedText | null | undefined;
  return text ? [{ path: pathOf(field, part), field, part, text }] : [];
}

export const pathOf = (field: string, part: RecordText['part']): string => (part === null ? field : `${part.key}.${part.place}.${field}`);

/** The record with one of its texts replaced. */
export function withText(record: Json, [key, ...rest]: readonly string[], text: LocalizedText): Json {
  if (key === undefined) return text as Json;
  if (Array.isArray(record)) return record.map((item, place) => (String(place) === key ? withText(item, rest, text) : item));
  const fields = record as JsonRecord;
  return { ...fields, [key]: withText(fields[key] ?? null, rest, text) };
}
