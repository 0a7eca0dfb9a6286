import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRateLimit, senderOf } from '@/lib/rate-limit';

describe('a rate limit', () => {
  const limits = { perSender: 3, all: 7, windowMs: 1000 };

  test('never lets more through in any window than it may, of one sender or of all', () => {
    const request = fc.record({ sender: fc.constantFrom('a', 'b', 'c', 'd'), afterMs: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 80 }), (requests) => {
        const limit = createRateLimit(limits);
        const passed: { sender: string; atMs: number }[] = [];
        let atMs = 0;
        for (const { sender, afterMs } of requests) {
          atMs += afterMs;
          if (limit.take(sender, atMs) === 0) passed.push({ sender, atMs });
          const lately = passed.filter((entry) => entry.atMs > atMs - limits.windowMs);
          expect(lately.length).toBeLessThanOrEqual(limits.all);
          expect(lately.filter((entry) => entry.sender === sender).length).toBeLessThanOrEqual(limits.perSender);
        }
      }),
    );
  });

  test('lets a sender through after the time it named', () => {
    const limit = createRateLimit(limits);
    for (const atMs of [0, 10, 20]) expect(limit.take('a', atMs)).toBe(0);
    const waitMs = limit.take('a', 30);
    expect(waitMs).toBe(970);
    expect(limit.take('a', 30 + waitMs - 1)).toBeGreaterThan(0);
    expect(limit.take('a', 30 + waitMs)).toBe(0);
  });
});

describe('the sender of a request', () => {
  test.each([
    ['192.0.2.7', 0, '192.0.2.7'],
    ['203.0.113.9, 192.0.2.7', 1, '192.0.2.7'],
    ['203.0.113.9, 192.0.2.7, 10.0.0.1', 2, '192.0.2.7'],
    ['192.0.2.7', 2, '192.0.2.7'],
    ['::ffff:192.0.2.7', 0, '192.0.2.7'],
    [null, 0, 'unknown'],
  ])('of %j behind %i proxies is %j', (header, proxies, sender) => {
    expect(senderOf(header, proxies)).toBe(sender);
  });

  test('is one for all addresses of an IPv6 network of 64 bits, however they are written', () => {
    const sender = senderOf('2001:db8:0:7::1', 0);
    expect(senderOf('2001:0db8:0000:0007:ffff:ffff:ffff:ffff', 0)).toBe(sender);
    expect(senderOf('2001:db8:0:8::1', 0)).not.toBe(sender);
    expect(senderOf('::1', 0)).toBe('0:0:0:0');
  });
});
