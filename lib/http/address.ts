import type { Edition } from './params';

type PointOfView = { asOf: string | null; edition: Edition | null };

export const textOfEdition = (edition: Edition): string => (edition.kind === 'number' ? String(edition.number) : edition.before);

/**
 * An address below the language that keeps the reader's point of view, so that a walk through the past stays in it.
 * Parameters that are undefined and the first page leave no trace.
 */
export function addressOf(
  path: string,
  { asOf, edition }: PointOfView,
  parameters: Readonly<Record<string, string | undefined>> = {},
  page = 1,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  if (asOf !== null) query.set('as-of', asOf);
  if (edition !== null) query.set('edition', textOfEdition(edition));
  return query.size === 0 ? path : `${path}?${query}`;
}
