import type { z } from 'zod';

/** A list inside a record, kept as links with real foreign keys: record key -> what the codes point at. */
export const LINK_TARGETS = ['organisation', 'indicator', 'source', 'document', 'task'] as const;
export type LinkTarget = (typeof LINK_TARGETS)[number];

export type Row = Record<string, unknown>;

/** Rows that belong to a record and live in a table of their own (the statements of a conflict). */
export type Children<R> = {
  table: string;
  /** Rows of the children; publishing adds the revision of their record under `revisionColumn`. */
  rows(record: R): Row[];
  revisionColumn: string;
  /** SQL giving a JSON array of the children of `r` (the record's row), in the shape of the record. */
  read: string;
  key: string;
  /** Links of the children: role and codes. */
  links(record: R): { role: string; codes: readonly string[] }[];
};

/**
 * How publishing reads and writes one kind of record. Columns are derived both ways from one list, so that what is read back
 * is what was written. `table` holds revisions; `identity` is the table of permanent codes that others point at.
 */
export type Kind<S extends z.ZodType<{ code: string }> = z.ZodType<{ code: string }>> = {
  kind: string;
  schema: S;
  identity: string | null;
  table: string;
  columns: Readonly<Record<string, string>>;
  /** Keys whose column is an exact decimal: read back as text. */
  decimals?: readonly string[];
  links: Readonly<Record<string, LinkTarget>>;
  children?: Children<z.infer<S>>;
  /** Public address of the record below the locale, or null while it has no page of its own. */
  href(code: string): string | null;
};

/** Ties a kind's column list to its schema: every key of the record has a column, a link or children, and no other. */
export function defineKind<S extends z.ZodType<{ code: string }>>(kind: Kind<S>): Kind<S> {
  return kind;
}
