import { tableNamed } from '@/lib/catalog/tables';
import type { Column, Table } from '@/lib/exports/table';
import { addressOf } from '@/lib/http/address';
import type { View } from '@/lib/publishing/edition-queries';

const mostCharacters = 160;

/** A cell of a preview: lists as in CSV, long texts by their beginning. */
export function cellText({ type }: Column, cell: string | null): string {
  if (cell === null) return '';
  const text = type === 'list' ? (JSON.parse(cell) as string[]).join(';') : cell;
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, text.lastIndexOf(' ', mostCharacters))} …`;
}

/** The page of the record that a cell names, below the language; null where it names none that has a page. */
export function pageOf(table: Table, { id, refers, type }: Column, cell: string | null, view: View): string | null {
  if (cell === null || type === 'list') return null;
  const page = refers === undefined ? ownPage(table, id) : tableNamed(refers)?.page;
  return page?.includes('[code]') ? addressOf(page.replace('[code]', cell), view) : null;
}

const ownPage = ({ key, page }: Table, id: string): string | undefined => (key.length === 1 && key[0] === id ? page : undefined);
