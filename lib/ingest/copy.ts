import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

type Value = string | number | null;

const escaped = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n' })[sign] ?? '\\r');
const line = (values: readonly Value[]): string =>
  `${values.map((value) => (value === null ? '\\N' : typeof value === 'number' ? String(value) : escaped(value))).join('\t')}\n`;

/** Sends rows into a table by COPY, a piece at a time, so that what waits in memory is one piece. */
export class CopyWriter {
  private waiting: string[] = [];

  constructor(
    private readonly db: ClientBase,
    private readonly table: string,
    private readonly columns: readonly string[],
    private readonly piece = 5000,
  ) {}

  async add(values: readonly Value[]): Promise<void> {
    this.waiting.push(line(values));
    if (this.waiting.length >= this.piece) await this.flush();
  }

  async flush(): Promise<void> {
    const lines = this.waiting;
    this.waiting = [];
    if (lines.length === 0) return;
    const stream = this.db.query(from(`COPY ${this.table} (${this.columns.join(', ')}) FROM STDIN`));
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject);
      stream.on('finish', resolve);
      stream.end(lines.join(''));
    });
  }
}
