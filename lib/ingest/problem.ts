import type { ClientBase } from 'pg';

/**
 * What is wrong with a cell or a row, exact enough to mend it. An `error` refuses the row; a `warning` asks to look again. The words
 * are in `ingest.problem` and `ingest.remedy` for what a cell says, in `imports.problem` for what it means.
 */
export type Problem = {
  sheet: string;
  row: number;
  /** The letter of the column; empty where the whole row is meant. */
  letter: string;
  /** Its name among the columns of the kind. */
  field: string;
  value: string;
  code: string;
  severity: 'error' | 'warning';
  /** What goes into the words, and the remedy where it has a code of its own. */
  detail: { remedy?: string; values?: Readonly<Record<string, string>> } | null;
};

const LONGEST_SHOWN = 300;

/** A text of a stranger as it may be stored and shown: signs that turn or hide the words around them are made visible. */
export const shown = (text: string): string =>
  text
    .slice(0, LONGEST_SHOWN)
    .toWellFormed()
    .replace(/\p{Cc}|\p{Bidi_Control}|\p{Cs}/gu, '\ufffd');

/** More problems than anybody mends by hand: the rows beyond are refused all the same, and counted. */
export const MOST_PROBLEMS = 20_000;
const BATCH = 1000;

/** Writes problems in the order in which they are found, in batches. */
export class ProblemList {
  private waiting: Problem[] = [];
  private readonly refused = new Set<number>();
  private total = 0;
  private warnings = 0;

  constructor(
    private readonly db: ClientBase,
    private readonly importId: string,
  ) {}

  /** Rows with at least one error, and problems of both kinds, those beyond the kept ones included. */
  tally(): { refused: number; problems: number; warnings: number } {
    return { refused: this.refused.size, problems: this.total, warnings: this.warnings };
  }

  async add(...problems: readonly Problem[]): Promise<void> {
    for (const problem of problems) {
      if (problem.severity === 'error') this.refused.add(problem.row);
      else this.warnings++;
      this.total++;
      if (this.total <= MOST_PROBLEMS) this.waiting.push(problem);
    }
    if (this.waiting.length >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const problems = this.waiting;
    this.waiting = [];
    if (problems.length === 0) return;
    await this.db.query(
      `INSERT INTO import_problem (import_id, position, sheet, row, letter, field, value, code, severity, detail)
       SELECT $1, (SELECT coalesce(max(position), 0) FROM import_problem WHERE import_id = $1) + p.place, p.value ->> 'sheet', (p.value ->> 'row')::int,
              p.value ->> 'letter', p.value ->> 'field', p.value ->> 'value', p.value ->> 'code', p.value ->> 'severity', nullif(p.value -> 'detail', 'null')
         FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS p (value, place)`,
      [this.importId, JSON.stringify(problems)],
    );
  }
}
