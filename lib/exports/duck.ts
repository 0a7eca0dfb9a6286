import 'server-only';
import type { DuckDBConnection } from '@duckdb/node-api';

/** One thread, so that the same rows make the same bytes; what does not fit is kept in the folder; nothing is fetched from anywhere. */
const settings = (folder: string) => ({
  threads: '1',
  memory_limit: '256MB',
  temp_directory: folder,
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
});

/** Works with a DuckDB of its own in memory, which may use the folder. The library is loaded when the first file asks for it. */
export async function withDuck<T>(folder: string, signal: AbortSignal, work: (duck: DuckDBConnection) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', settings(folder));
  try {
    const duck = await instance.connect();
    const stop = () => duck.interrupt();
    signal.addEventListener('abort', stop);
    try {
      return await work(duck);
    } finally {
      signal.removeEventListener('abort', stop);
      duck.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A line may be this long; what is read at once is twice that, not the sixteen times that DuckDB takes of its own. */
const longestLine = 8 * 1024 * 1024;

/** The rows of a file as PostgreSQL writes CSV, all as text: a cell without quotes and letters is NULL, one with quotes is a text. */
export const rowsIn = (file: string, columns: readonly string[]): string =>
  `read_csv(${quoted(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
    parallel = false, max_line_size = ${longestLine}, buffer_size = ${2 * longestLine},
    columns = {${columns.map((column) => `${quoted(column)}: 'VARCHAR'`).join(', ')}})`;
