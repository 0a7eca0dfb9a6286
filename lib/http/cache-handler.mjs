/**
 * The `cacheHandler` of next.config.ts, which Next loads unbundled. The cache itself is `page-cache.ts`; `instrumentation.ts`
 * makes it when the server starts. During a build there is none: nothing is kept.
 */
const place = Symbol.for('portal.page-cache');

export default class PageCacheHandler {
  async get(key) {
    return (await globalThis[place]?.get(key)) ?? null;
  }

  async set(key, value, context) {
    await globalThis[place]?.set(key, value, context);
  }

  async revalidateTag(tags) {
    globalThis[place]?.expire([tags].flat());
  }

  resetRequestCache() {}
}
