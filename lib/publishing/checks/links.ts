import type { Json } from '../merge';
import { aboutRecord, type Check, type CheckedLink, type CheckedRecord, isKept, passed } from './finding';
import { checkLink, type LinkResult } from './link-check';
import { fieldOf, partsOf } from './parts';

const addresses = ['url', 'repository'];
const atOnce = 4;

/** Addresses that the set adds or changes; those that stood before are not tried again. */
export function linksOf(records: readonly CheckedRecord[]): Omit<CheckedLink, 'result'>[] {
  return records.filter(isKept).flatMap(({ kind, code, before, after }) =>
    partsOf(after).flatMap((part) =>
      addresses.flatMap((name) => {
        const [url, field] = [part.values[name], fieldOf(part, name)];
        const was: Json | undefined = part.at === null ? before?.[name] : undefined;
        return typeof url === 'string' && url !== was ? [{ kind, code, field, url }] : [];
      }),
    ),
  );
}

/** Tries each address once, a few at a time. */
export async function checkLinks(
  links: readonly Omit<CheckedLink, 'result'>[],
  check: (url: string) => Promise<LinkResult> = checkLink,
): Promise<CheckedLink[]> {
  const results = new Map<string, LinkResult>();
  const waiting = [...new Set(links.map(({ url }) => url))];
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) results.set(url, await check(url));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return links.map((link) => ({ ...link, result: results.get(link.url) ?? { kind: 'unreachable' } }));
}

const checkNames = { gone: 'link-gone', unreachable: 'link-unreachable', 'refused-address': 'link-refused' } as const;

/** A server may be away for a day and a portal without a way out reaches nobody: a broken link never blocks. */
export const checkReachable: Check = ({ links }) => {
  const findings = links.flatMap(({ result, ...link }) => {
    if (result.kind === 'ok') return [];
    const status: Record<string, string> = result.kind === 'gone' ? { status: String(result.status) } : {};
    return [aboutRecord(link, checkNames[result.kind], 'warn', link.field, { url: link.url, ...status })];
  });
  return [...findings, ...passed('link', links.length - findings.length)];
};
