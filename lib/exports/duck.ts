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
