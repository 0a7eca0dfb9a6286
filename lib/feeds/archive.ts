import { Invalid } from '@/lib/errors';

/** Entries on one page of a feed. */
export const ENTRIES_PER_PAGE = 50;

/** Which entries a page holds, counted from the oldest, and its neighbours. */
export type FeedPage = { limit: number; offset: number; archive: number | null; previous: number | null; next: number | null };

/**
 * The feed itself holds the newest entries; each fifty of them, counted from the oldest, are a page of the archive that keeps what it
 * holds. Between the feed and the newest page of its archive entries may repeat, and none is missing. Throws Invalid for a page there is not.
 */
export function feedPage(total: number, archive: number | null): FeedPage {
  const full = Math.floor(total / ENTRIES_PER_PAGE);
  if (archive === null) {
    const previous = total > ENTRIES_PER_PAGE ? full : null;
    return { limit: ENTRIES_PER_PAGE, offset: Math.max(0, total - ENTRIES_PER_PAGE), archive, previous, next: null };
  }
  if (archive < 1 || archive > full) throw new Invalid([{ path: ['archive'], code: 'malformed' }]);
  return {
    limit: ENTRIES_PER_PAGE,
    offset: (archive - 1) * ENTRIES_PER_PAGE,
    archive,
    previous: archive > 1 ? archive - 1 : null,
    next: archive < full ? archive + 1 : null,
  };
}
