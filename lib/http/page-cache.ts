import { processPlace } from '../process-place';
import { Freshness } from './freshness';
import { asStale, type CachedPage, settle } from './page-answer';
import { isEmbedKey, isVariantKey } from './page-key';
import { MemoryStore, type Store } from './page-store';
import { ReadyPage } from './ready-page';

/** Next's entry, by the parts that are looked at: a page, or data read through `lib/cache.ts` (kind FETCH). */
export type CachedValue = CachedPage | { kind: string; data?: { body?: unknown }; html?: undefined } | null;
type CacheControl = { revalidate: number | false; expire: number | undefined };
type Context = { tags?: string[]; cacheControl?: CacheControl };
type Answer = { value: CachedValue; lastModified: number; cacheControl?: CacheControl | undefined };

type Entry = Answer & {
  tags: readonly string[];
  at: number;
  day: string;
  savedAt: Date;
  ready?: ReadyPage;
  readyStale?: ReadyPage;
};

type Settings = {
  limitBytes: number;
  isHttps: boolean;
  todayTag: string;
  now: () => Date;
  today: () => string;
  databaseIsAway: () => boolean;
};

const isPage = (value: CachedValue): value is CachedPage => typeof value?.html === 'string';
/** Explanations of errors: few, the same for everybody, made without the database. */
const isExplanation = (key: string) => /\/\$\/[a-z]{2}\/errors\/(?!not-found\/)/.test(key);
const isDataOfNothing = (value: CachedValue) =>
  value?.kind === 'FETCH' && !isPage(value) && /^"?null"?$/.test(String(value.data?.body ?? 'null'));

function sizeOf(value: CachedValue): number {
  if (!value) return 100;
  if (!isPage(value)) return 500 + 2 * String(value.data?.body ?? '').length;
  const flight = 'rscData' in value && Buffer.isBuffer(value.rscData) ? value.rscData.length : 0;
  return 1000 + 2 * value.html.length + flight;
}

/**
 * The page and data cache of one process. Pages get their status and policy as they are stored. What was expired is
 * kept as long as there is room, and served, marked with its time, while the database is away.
 */
export class PageCache {
  readonly #freshness: Freshness;
  readonly #settings: Settings;
  readonly #pages: Store<Entry>;
  /** Apart, so that a crawler that walks every date and filter cannot push out bare pages. */
  readonly #variants: Store<Entry>;
  readonly #data: Store<Entry>;
  /** Pages and data about codes that do not exist: apart, so that guessing codes cannot push out good pages. */
  readonly #absent: Store<Entry>;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#freshness = new Freshness(settings.today);
    const share = settings.limitBytes / 16;
    this.#pages = new MemoryStore(7 * share);
    this.#variants = new MemoryStore(3 * share);
    this.#data = new MemoryStore(5 * share);
    this.#absent = new MemoryStore(share);
  }

  async get(key: string): Promise<Answer | null> {
    const entry = await this.#find(key);
    if (entry && this.#freshness.isFresh(entry, this.#settings.todayTag)) return entry;
    if (entry && isPage(entry.value) && this.#settings.databaseIsAway()) {
      return { ...entry, value: asStale(entry.value, entry.savedAt) };
    }
    this.#freshness.missed(key);
    return null;
  }

  /** The page in the form in which it is sent, by the rules of `get`; undefined where it has to be rendered. */
  async ready(key: string): Promise<ReadyPage | undefined> {
    const entry = await this.#find(key);
    if (!entry || !isPage(entry.value)) return undefined;
    if (this.#freshness.isFresh(entry, this.#settings.todayTag)) {
      entry.ready ??= this.#readyPage(key, entry, entry.value);
      return entry.ready;
    }
    if (!this.#settings.databaseIsAway()) return undefined;
    entry.readyStale ??= this.#readyPage(key, entry, asStale(entry.value, entry.savedAt));
    return entry.readyStale;
  }

  /** `value` is the very object that Next answers with; what is changed in it here reaches the reader. */
  async set(key: string, value: CachedValue, context: Context = {}): Promise<void> {
    const begun = this.#freshness.begun(key);
    if (isPage(value)) {
      settle(value, { isHttps: this.#settings.isHttps, isFramed: isEmbedKey(key) });
      if (value.status === 503 && !isExplanation(key)) {
        const earlier = await this.#storeFor(key, null).get(key);
        if (earlier && isPage(earlier.value)) Object.assign(value, asStale(earlier.value, earlier.savedAt));
        return;
      }
    }
    const entry: Entry = {
      value,
      ...begun,
      tags: this.#tagsOf(value, context),
      savedAt: this.#settings.now(),
      lastModified: performance.timeOrigin + performance.now(),
      cacheControl: context.cacheControl,
    };
    const store = this.#storeFor(key, value);
    for (const other of this.#stores()) if (other !== store) await other.delete(key);
    await store.set(key, entry, sizeOf(value));
  }

  /** From now on nothing that was read before is fresh where it carries one of these tags. */
  expire(tags: readonly string[]): void {
    this.#freshness.expire(tags);
  }

  async #find(key: string): Promise<Entry | undefined> {
    for (const store of this.#stores()) {
      const entry = await store.get(key);
      if (entry) return entry;
    }
    return undefined;
  }

  #stores(): Store<Entry>[] {
    return [this.#pages, this.#variants, this.#data, this.#absent];
  }

  #readyPage(key: string, entry: Entry, page: CachedPage): ReadyPage {
    const store = this.#storeFor(key, entry.value);
    return new ReadyPage(page, this.#settings.isHttps, (bytes) => store.grow(key, entry, bytes));
  }

  #storeFor(key: string, value: CachedValue): Store<Entry> {
    if (isDataOfNothing(value)) return this.#absent;
    if (isPage(value) && value.status === 404 && !isExplanation(key)) return this.#absent;
    if (value?.kind === 'FETCH') return this.#data;
    return isVariantKey(key) ? this.#variants : this.#pages;
  }

  #tagsOf(value: CachedValue, context: Context): string[] {
    const header = isPage(value) ? value.headers?.['x-next-cache-tags'] : undefined;
    return [...(context.tags ?? []), ...(typeof header === 'string' ? header.split(',') : [])];
  }
}

/** Where the handler that Next loads and the bundles of the pages meet. */
export const { hold: installPageCache, held: installedPageCache } = processPlace<PageCache>('page-cache');
