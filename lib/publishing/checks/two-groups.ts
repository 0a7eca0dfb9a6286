import { searchedAs } from '@/lib/synonyms/schema';
import type { JsonRecord } from '../difference';
import { aboutRecord, type Check, isKept, passed, type SynonymGroup } from './finding';

/** What the record of a synonym groups; null for other kinds. */
function groupOf(kind: string, { code, language, words }: JsonRecord): SynonymGroup | null {
  if (kind !== 'synonym' || typeof code !== 'string' || typeof language !== 'string' || !Array.isArray(words)) return null;
  return { code, language, words: words.filter((name) => typeof name === 'string') };
}

const keyOf = (language: string, name: string): string => `${language} ${searchedAs(name).join(' ')}`;

/** One name in two groups of a language makes a search take both for one thing. One finding a group, with the first such name. */
export const checkTwoGroups: Check = ({ records, synonyms }) => {
  const groups = records.filter(isKept).flatMap(({ kind, after }) => groupOf(kind, after) ?? []);
  if (groups.length === 0) return [];
  const holders = new Map<string, Set<string>>();
  for (const { code, language, words } of [...synonyms, ...groups]) {
    for (const name of words) {
      const key = keyOf(language, name);
      holders.set(key, (holders.get(key) ?? new Set()).add(code));
    }
  }
  const findings = groups.flatMap(({ code, language, words }) => {
    const shared = words.flatMap((name) => {
      const other = [...(holders.get(keyOf(language, name)) ?? [])].find((holder) => holder !== code);
      return other === undefined ? [] : [{ name, existing: other }];
    });
    return shared.slice(0, 1).map((values) => aboutRecord({ kind: 'synonym', code }, 'two-groups', 'warn', 'words', values));
  });
  return [...findings, ...passed('two-groups', groups.length - findings.length)];
};
