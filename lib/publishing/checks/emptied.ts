import { LOCALES } from '@/lib/i18n/localized';
import type { JsonRecord } from '../difference';
import { aboutFigure, aboutRecord, type Check, type CheckedFigure, isKept, keyOf, type PublishedFigure, passed } from './finding';
import { fieldOf, isFilled, isText, partsOf, wordsIn } from './parts';

const CHECK = 'emptied';

/** Published information that the set would take away: fields, languages of texts, and fields of parts that stay. */
export const checkEmptied: Check = ({ records, figures, context }) => {
  const published = new Map(context.published.map((figure) => [keyOf(figure), figure]));
  const changed = records.filter((record) => isKept(record) && record.before !== null);
  const known = figures.filter((figure) => isKept(figure) && published.has(keyOf(figure)));
  const findings = [
    ...changed.flatMap((record) =>
      emptiedFields(record.before ?? {}, record.after).map((field) => aboutRecord(record, CHECK, 'block', field, { field })),
    ),
    ...known.flatMap((figure) =>
      emptiedOfFigure(figure, published.get(keyOf(figure))).map((field) => aboutFigure(figure, CHECK, 'block', field, { field })),
    ),
  ];
  const lost = new Set(findings.map(({ kind, code }) => `${kind}/${code}`));
  return [...findings, ...passed(CHECK, changed.length + known.length - lost.size)];
};

function emptiedFields(before: JsonRecord, after: JsonRecord): string[] {
  const now = new Map(partsOf(after).map((part) => [part.key, part]));
  return partsOf(before).flatMap((part) => {
    const kept = now.get(part.key);
    if (!kept) return [];
    return Object.entries(part.values).flatMap(([field, was]) => {
      const is = kept.values[field];
      if (!isFilled(was)) return [];
      if (!isFilled(is)) return [fieldOf(part, field)];
      if (!isText(was) || !isText(is)) return [];
      return LOCALES.filter((locale) => wordsIn(was, locale) !== null && wordsIn(is, locale) === null).map(
        (locale) => `${fieldOf(part, field)}.${locale}`,
      );
    });
  });
}

function emptiedOfFigure(figure: CheckedFigure, published: PublishedFigure | undefined): string[] {
  if (!published) return [];
  const hadQuote = published.citations.some(({ source, quote }) => source === figure.source && quote !== null);
  const fields = emptiedFields({ note: published.note as JsonRecord | null }, { note: figure.note as JsonRecord | null });
  return hadQuote && figure.quote === null ? [...fields, 'quote'] : fields;
}
