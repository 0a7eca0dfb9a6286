import type { LocalizedText } from '@/lib/i18n/localized';
import { type JsonRecord, referenceOf, subjectOf } from './difference';
import type { MovedPage } from './impact-shape';
import type { SupposedChange } from './impact-supposed';
import { kindNamed } from './kinds';

type Shown = { kind: string; code: string; name: LocalizedText | null };

/** Pages of the records that change, of those they name where they have none of their own, and the lists they stand in. */
export function movedPages(changes: readonly SupposedChange[], shown: readonly Shown[]): MovedPage[] {
  const pages = new Map<string, MovedPage>();
  const add = (page: MovedPage) => {
    const known = pages.get(page.address);
    if (!known || (known.change === 'changed' && page.change !== 'changed')) pages.set(page.address, page);
  };
  for (const { kind, code, nature, base_revision, record } of changes) {
    const fields = JSON.parse(record) as JsonRecord;
    const own = addressOf(kind, code);
    const change = nature === 'withdrawal' ? 'gone' : base_revision === 0 ? 'new' : 'changed';
    if (own !== null) add({ address: own, change: own.includes('#') ? 'changed' : change, name: subjectOf(kind, fields).name });
    else for (const address of namedIn(kind, fields)) add({ address, change: 'changed', name: null });
  }
  for (const { kind, code, name } of shown) {
    const address = addressOf(kind, code);
    if (address !== null) add({ address, change: 'changed', name });
  }
  const rooms = new Set([...pages.keys()].map((address) => `/${address.split(/[/#]/)[1]}`));
  const lists: MovedPage[] = [...rooms, '/changes', ''].map((address) => ({ address, change: 'changed', name: null }));
  return [...pages.values(), ...lists.filter(({ address }) => !pages.has(address))];
}

const addressOf = (kind: string, code: string): string | null => kindNamed(kind).href(code);

function namedIn(kind: string, fields: JsonRecord): string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const named = referenceOf(kind, field);
    if (named === null) return [];
    return [value].flat().flatMap((code) => (typeof code === 'string' ? (addressOf(named, code) ?? []) : []));
  });
}
