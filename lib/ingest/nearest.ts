import { fold } from '@/lib/fold';
import { folded } from './clean-text';

function pairsOf(text: string): Set<string> {
  // What is typed in haste lacks the marks of tone and shape.
  const padded = ` ${fold(folded(text))} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

/** How much two texts share, from 0 to 1: twice their common pairs of letters over all their pairs. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}

/** Below this two texts have no more in common than any two. */
const LIKE_ENOUGH = 0.3;
const LONGEST = 200;

/** Finds the code whose own letters, or whose name's, come nearest to what was written. */
export class Nearest {
  private readonly candidates: { code: string; pairs: Set<string> }[];
  private readonly asked = new Map<string, string | null>();

  constructor(known: Iterable<readonly [code: string, text: string]>) {
    this.candidates = [...known].map(([code, text]) => ({ code, pairs: pairsOf(text) }));
  }

  to(written: string): string | null {
    const text = written.slice(0, LONGEST);
    const held = this.asked.get(text);
    if (held !== undefined) return held;
    const pairs = pairsOf(text);
    let [best, found]: [number, string | null] = [LIKE_ENOUGH, null];
    for (const { code, pairs: own } of this.candidates) {
      const like = likeness(pairs, own);
      if (like > best) [best, found] = [like, code];
    }
    this.asked.set(text, found);
    return found;
  }
}
