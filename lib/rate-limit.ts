import { isIPv6 } from 'node:net';

type Limits = { perSender: number; all: number; windowMs: number };

/**
 * Counts, in memory, what was let through in the last window: by sender and together. What is refused is not kept, so it
 * never holds more than `all` entries. Each process of the portal counts for itself.
 */
export function createRateLimit({ perSender, all, windowMs }: Limits) {
  let passed: { sender: string; atMs: number }[] = [];
  return {
    /** Lets one through, answering 0, or says in how many milliseconds the sender may try again. */
    take(sender: string, atMs: number): number {
      passed = passed.filter((entry) => entry.atMs > atMs - windowMs);
      const own = passed.filter((entry) => entry.sender === sender);
      const inTheWay = own.length >= perSender ? own[0] : passed.length >= all ? passed[0] : undefined;
      if (inTheWay) return inTheWay.atMs + windowMs - atMs;
      passed.push({ sender, atMs });
      return 0;
    },
  };
}

/**
 * Who sent a request, by its X-Forwarded-For: the entry that the outermost of our own `proxies` wrote. Entries before it are
 * the sender's own claims. An IPv6 network of 64 bits is one sender, as a household is given one.
 */
export function senderOf(forwardedFor: string | null, proxies: number): string {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const address = (entries.at(-Math.max(proxies, 1)) ?? entries[0] ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(address)) return address || 'unknown';
  const [left = [], right] = address.split('::').map((side) => side.split(':').filter(Boolean));
  const groups = right === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
