/**
 * Where cached pages and data lie. The asynchronous shape is that of a store shared by several processes; the one in
 * memory serves a single process.
 */
export interface Store<V> {
  get(key: string): Promise<V | undefined>;
  /** `bytes` is an estimate; an entry larger than the store admits is dropped. */
  set(key: string, value: V, bytes: number): Promise<void>;
  /** `value` takes this much more room; nothing happens where another has taken its place. */
  grow(key: string, value: V, bytes: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The least recently used entry goes first. */
export class MemoryStore<V> implements Store<V> {
  readonly #entries = new Map<string, { value: V; bytes: number }>();
  readonly #limitBytes: number;
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async get(key: string): Promise<V | undefined> {
    const found = this.#entries.get(key);
    if (!found) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  async set(key: string, value: V, bytes: number): Promise<void> {
    await this.delete(key);
    if (bytes > this.#limitBytes / 4) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    this.#makeRoom();
  }

  async grow(key: string, value: V, bytes: number): Promise<void> {
    const found = this.#entries.get(key);
    if (found?.value !== value) return;
    found.bytes += bytes;
    this.#bytes += bytes;
    this.#makeRoom();
  }

  async delete(key: string): Promise<void> {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #makeRoom(): void {
    for (const [oldest, { bytes: freed }] of this.#entries) {
      if (this.#bytes <= this.#limitBytes) break;
      this.#entries.delete(oldest);
      this.#bytes -= freed;
    }
  }
}
