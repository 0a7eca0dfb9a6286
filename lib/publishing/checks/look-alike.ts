import { lettersOf } from '@/lib/fold';
import { LOCALES } from '@/lib/i18n/localized';
import type { JsonRecord } from '../difference';
import { aboutRecord, type Check, type NamedRecord, passed } from './finding';
import { isText, wordsIn } from './parts';

/** The field that keeps apart records of one kind that may share a name. */
const within: Readonly<Record<string, string>> = { area: 'scheme', series: 'indicator', source: 'publisher', release: 'producer' };

/** What the record is called, in the languages it has; null for kinds without names of their own. */
export function nameOf(kind: string, record: JsonRecord): NamedRecord | null {
  const { code } = record;
  const name = record.name ?? record.title ?? record.term ?? null;
  if (typeof code !== 'string' || name === null) return null;
  const apart = record[within[kind] ?? ''];
  const called = { kind, code, within: typeof apart === 'string' ? apart : null };
  if (typeof name === 'string' && typeof record.titleLanguage === 'string') return { ...called, names: { [record.titleLanguage]: name } };
  if (!isText(name)) return null;
  return { ...called, names: Object.fromEntries(LOCALES.map((locale) => [locale, wordsIn(name, locale) ?? ''])) };
}

/** What two records of one thing would share: their names, or codes that differ in nothing but hyphens. */
function likenesses({ kind, code, names, within: apart }: NamedRecord): string[] {
  const called = LOCALES.flatMap((locale) => (names[locale] ? [`name ${kind} ${apart ?? ''} ${locale} ${lettersOf(names[locale])}`] : []));
  return [`code ${kind} ${lettersOf(code)}`, ...called];
}

/** New codes for what may have one already: among published records and among the new ones of the set. */
export const checkLookAlike: Check = ({ records, named }) => {
  const holders = new Map(named.flatMap((one) => likenesses(one).map((likeness) => [likeness, one.code])));
  const fresh = records.flatMap((record) => (record.nature === 'new' ? (nameOf(record.kind, record.after) ?? []) : []));
  const findings = fresh.flatMap((one) => {
    const own = likenesses(one);
    const existing = own.map((likeness) => holders.get(likeness)).find((code) => code !== undefined && code !== one.code);
    for (const likeness of own) if (!holders.has(likeness)) holders.set(likeness, one.code);
    return existing === undefined ? [] : [aboutRecord(one, 'look-alike', 'warn', 'code', { existing })];
  });
  return [...findings, ...passed('look-alike', fresh.length - findings.length)];
};
