import { MOST_NAMED } from './limits';
import type { Notice, NoticeCode } from './sheet-row';

/** Gathers notices while a sheet is read: every one is counted, the first are named. */
export class Notices {
  private readonly found = new Map<NoticeCode, { count: number; places: string[] }>();

  constructor(private readonly sheet: string | null) {}

  add(code: NoticeCode, place: string, count = 1): void {
    const entry = this.found.get(code) ?? { count: 0, places: [] };
    entry.count += count;
    if (entry.places.length < MOST_NAMED) entry.places.push(place);
    this.found.set(code, entry);
  }

  /** A sheet that is read again is told again. */
  clear(): void {
    this.found.clear();
  }

  list(): Notice[] {
    return [...this.found].map(([code, { count, places }]) => ({ code, sheet: this.sheet, count, places }));
  }
}
