/** Whoever reads an import holds this lock with the import's own number: a run that died holds it no more. */
export const LOCK = 411_0004;

/** How many entries of a list stand on one page. */
export const PAGE = 50;

/** How many rows the table has, and what each would do. `problems` also counts those that are not kept. */
export type Counts = {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  problems: number;
  warnings: number;
  /** The newest edition that the rows were compared with. */
  seenEdition: number;
  /** Once it was taken: whether refused rows were left out. */
  leftOut?: number;
};

/** `interrupted`: it says that it is being read, and nobody reads it. */
export type ImportState = 'waiting' | 'reading' | 'ready' | 'refused' | 'taken' | 'failed' | 'interrupted';

/** SQL for the state of the import `i`. */
export const stateSql = `CASE WHEN i.state = 'reading' AND NOT EXISTS (
    SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (l.classid::int8, l.objid::int8) = (${LOCK}, hashtext(i.id::text)::int8 & 4294967295))
  THEN 'interrupted' ELSE i.state END`;
