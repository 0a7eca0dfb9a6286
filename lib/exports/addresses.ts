import type { Extension } from './extensions';
import type { Origin, TableFile } from './file';

/** The same rows in another format. */
export function siblingAddress({ page }: Origin, extension: Extension): string {
  const address = new URL(page);
  address.pathname += `.${extension}`;
  return address.href;
}

/** A whole table of codes, at the edition the address asks for: the world's day narrows figures, not what a code means. */
export function codeListAddress({ origin, locale }: Pick<TableFile, 'origin' | 'locale'>, table: string): string {
  const edition = new URL(origin.page).searchParams.get('edition');
  return `${origin.portal}/${locale}/data/${table}.csv${edition === null ? '' : `?edition=${encodeURIComponent(edition)}`}`;
}

/**
 * Where exactly these rows can always be had, in no language: the same whichever page they were asked from. The page of a table shows it
 * whole, its file what is chosen.
 */
export function permanentAddress({ table, asked, origin }: Pick<TableFile, 'table' | 'asked' | 'origin'>): string {
  const query = new URLSearchParams(Object.entries(asked.filters).map(([name, values]) => [name, values.join(',')]));
  if (origin.asOf !== null) query.set('as-of', origin.asOf);
  else if (origin.editionAsked !== null) query.set('edition', origin.editionAsked);
  query.sort();
  const suffix = Object.keys(asked.filters).length === 0 ? '' : '.csv';
  return `${origin.portal}/data/${table.id}${suffix}${query.size === 0 ? '' : `?${query}`}`;
}
