import type { Edition } from '@/lib/http/params';
import type { TaskFilter } from '@/lib/strategy/filter';

type ViewParameters = { asOf: string | null; edition: Edition | null };

function editionText(edition: Edition): string {
  return edition.kind === 'number' ? String(edition.number) : edition.before;
}

/** An address below the language that keeps the reader's point of view, so that a walk through the past stays in it. */
export function addressOf(path: string, { asOf, edition }: ViewParameters, filter: TaskFilter = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
  if (asOf !== null) query.set('as-of', asOf);
  if (edition !== null) query.set('edition', editionText(edition));
  return query.size === 0 ? path : `${path}?${query}`;
}
