import type { Locale } from '@/lib/i18n/localized';
import { digest } from '../canonical';
import type { JsonRecord } from '../difference';
import {
  aboutFigure,
  aboutRecord,
  type Check,
  type CheckedSet,
  type CheckName,
  type Finding,
  isKept,
  passed,
  type Severity,
} from './finding';
import { type Text, textsOf, wordsIn } from './parts';

/** Vietnamese is owed to every reader; English comes next; French and Russian are told of together. */
const duties: readonly { check: CheckName; severity: Severity; languages: readonly Locale[] }[] = [
  { check: 'vietnamese', severity: 'block', languages: ['vi'] },
  { check: 'english', severity: 'warn', languages: ['en'] },
  { check: 'french-russian', severity: 'warn', languages: ['fr', 'ru'] },
];

type Written = {
  texts: Text[];
  before: Text[];
  found: (check: CheckName, severity: Severity, field: string | null, values: Record<string, string>) => Finding;
};

function writtenIn({ records, figures }: CheckedSet): Written[] {
  const ofRecords = records.filter(isKept).map((record) => ({
    texts: textsOf(record.after),
    before: record.before === null ? [] : textsOf(record.before),
    found: (...rest: Parameters<Written['found']>) => aboutRecord(record, ...rest),
  }));
  const ofFigures = figures.filter(isKept).map((figure) => ({
    texts: textsOf({ note: figure.note as JsonRecord | null }),
    before: [],
    found: (...rest: Parameters<Written['found']>) => aboutFigure(figure, ...rest),
  }));
  return [...ofRecords, ...ofFigures].filter(({ texts }) => texts.length > 0);
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** Texts that a language lacks: one finding a record and duty, with the fields and languages it is about. */
export const checkLanguages: Check = (set) => {
  const written = writtenIn(set);
  return duties.flatMap(({ check, severity, languages }) => {
    const findings = written.flatMap(({ texts, found }) => {
      const lacking = texts.filter(({ text }) => languages.some((language) => wordsIn(text, language) === null));
      const missing = languages.filter((language) => lacking.some(({ text }) => wordsIn(text, language) === null));
      return lacking.length === 0 ? [] : [found(check, severity, ...fieldsOf(lacking, missing))];
    });
    return [...findings, ...passed(check, written.length - findings.length)];
  });
};

/** Translations that say what an earlier original said. */
export const checkTranslations: Check = (set) => {
  const written = writtenIn(set).filter(({ before }) => before.length > 0);
  const findings = written.flatMap(({ texts, before, found }) => {
    const behind = texts
      .map((text) => ({ ...text, languages: leftBehind(before.find(({ key }) => key === text.key)?.text, text.text) }))
      .filter(({ languages }) => languages.length > 0);
    const languages = unique(behind.flatMap((text) => text.languages)) as Locale[];
    return behind.length === 0 ? [] : [found('translation', 'warn', ...fieldsOf(behind, languages))];
  });
  return [...findings, ...passed('translation', written.length - findings.length)];
};

/** A translation that names the original it was made from is judged by that; any other by whether it moved with its original. */
function leftBehind(before: JsonRecord | undefined, after: JsonRecord): Locale[] {
  const original = after.original as Locale;
  const words = wordsIn(after, original);
  if (before === undefined || words === null) return [];
  const basis = (after.basis ?? {}) as JsonRecord;
  const hasMoved = wordsIn(before, original) !== words;
  return (['vi', 'en', 'fr', 'ru'] as const).filter((language) => {
    const translation = wordsIn(after, language);
    if (language === original || translation === null) return false;
    const madeFrom = basis[language];
    if (typeof madeFrom === 'string') return madeFrom !== digest(words).slice(0, madeFrom.length);
    return hasMoved && translation === wordsIn(before, language);
  });
}

function fieldsOf(texts: readonly Text[], languages: readonly Locale[]): [string | null, Record<string, string>] {
  const fields = unique(texts.map(({ field }) => field));
  return [fields.length === 1 ? (fields[0] ?? null) : null, { fields: fields.join(' '), languages: languages.join(' ') }];
}
