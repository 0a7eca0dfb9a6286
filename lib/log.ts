export interface Progress {
  /** Announces the next step: "2/6 Database …". */
  step(title: string): void;
  /** A line about the step under way. */
  note(text: string): void;
}

/** Progress lines that read the same in a terminal and in a log file: elapsed seconds first. */
export function createProgress(steps: number): Progress {
  const began = performance.now();
  let current = 0;
  const line = (text: string) => process.stdout.write(`[${seconds(performance.now() - began).padStart(8)}] ${text}\n`);
  return {
    step(title) {
      current += 1;
      line(`${current}/${steps} ${title} …`);
    },
    note(text) {
      line(`    ${text}`);
    },
  };
}

/** A duration for a person to read: "0.7 s". */
export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

/** The message of whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
