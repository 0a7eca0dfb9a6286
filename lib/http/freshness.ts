const mostTags = 100_000;
const mostMisses = 10_000;
/** A render takes far less; what was asked for and never stored is forgotten after this. */
const missLastsMs = 60_000;

/**
 * Orders what was read and what was expired by counting, not by the clock, so that two events of one millisecond are
 * told apart. What was read before an expiry and stored after it is old, however young it looks.
 */
export class Freshness {
  readonly #expired = new Map<string, number>();
  readonly #misses = new Map<string, { at: number; askedMs: number; day: string }>();
  #count = 0;
  /** Everything read before this is old: the tags' own marks were dropped. */
  #floor = 0;

  constructor(readonly today: () => string) {}

  /** Somebody begins to make the entry of this key now. */
  missed(key: string): void {
    const earlier = this.#misses.get(key);
    if (earlier && performance.now() - earlier.askedMs < missLastsMs) return;
    this.#misses.delete(key);
    this.#misses.set(key, { at: this.#count, askedMs: performance.now(), day: this.today() });
    const oldest = this.#misses.keys().next().value;
    if (this.#misses.size > mostMisses && oldest !== undefined) this.#misses.delete(oldest);
  }

  /** When the making of this key's entry began. */
  begun(key: string): { at: number; day: string } {
    const miss = this.#misses.get(key);
    this.#misses.delete(key);
    return miss ?? { at: this.#count, day: this.today() };
  }

  expire(tags: readonly string[]): void {
    this.#count += 1;
    for (const tag of tags) this.#expired.set(tag, this.#count);
    if (this.#expired.size > mostTags) {
      this.#expired.clear();
      this.#floor = this.#count;
    }
  }

  /** `todayTag` marks what depends on the day it was made. */
  isFresh(entry: { tags: readonly string[]; at: number; day: string }, todayTag: string): boolean {
    if (entry.at < this.#floor) return false;
    return entry.tags.every((tag) => (this.#expired.get(tag) ?? 0) <= entry.at && (tag !== todayTag || entry.day === this.today()));
  }
}
