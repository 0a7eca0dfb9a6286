import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { isPartialDate } from '@/lib/period';
import type { KindSheet } from './columns/sheet';
import { referenceOf } from './difference';
import type { FormOptions } from './form-options';

/** What the text of a form's field says to a reader: the label of a choice, the name of a record, a date as the language writes it. */
export function fieldWords({ kind, columns }: KindSheet, options: FormOptions, locale: Locale): (field: string, text: string) => string {
  const known = new Map(columns.map((column) => [column.name, column]));
  return (field, text) => {
    // A field of a part of the record carries the part's place: `statements_0_side`.
    const column = known.get(field) ?? known.get(field.replace(/_\d+_/, '_'));
    if (!column) return text;
    const offered = options[column.name] ?? options[referenceOf(kind, column.key) ?? ''];
    const label = offered?.find(({ value }) => value === text)?.label;
    return label ?? (column.type === 'date' && isPartialDate(text) ? formatDate(text, locale) : text);
  };
}
