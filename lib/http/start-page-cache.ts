import { tag } from '../cache';
import { now, today } from '../clock';
import { isKnownAway } from '../db/health';
import { databaseUrl, type Env, env } from '../env';
import { installPageCache, PageCache } from './page-cache';

/** Makes the cache of this process from its environment, which it thereby checks. */
export function startPageCache(): void {
  const { PAGE_CACHE_BYTES, PORTAL_URL } = usableEnvironment();
  installPageCache(
    new PageCache({
      limitBytes: PAGE_CACHE_BYTES,
      isHttps: PORTAL_URL.startsWith('https:'),
      todayTag: tag.today,
      now,
      today,
      databaseIsAway: isKnownAway,
    }),
  );
}

/** Ends the process where it is not: Next would go on after an error here and answer 500 to everything. */
function usableEnvironment(): Env {
  try {
    databaseUrl();
    return env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
