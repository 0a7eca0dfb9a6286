import { describe, expect, test } from 'vitest';
import { begun, sent } from '@/lib/exports/sent';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

function written(count: number) {
  const seen = { asked: 0, hasEnded: false };
  async function* made(): AsyncGenerator<Uint8Array> {
    try {
      for (let n = 0; n < count; n += 1) {
        seen.asked += 1;
        await pause();
        yield Buffer.from(String(n));
      }
    } finally {
      seen.hasEnded = true;
    }
  }
  const pieces = made();
  return { seen, pieces, body: sent(pieces) };
}

describe('a body written piece by piece', () => {
  test('is what was written, in order', async () => {
    expect(await new Response(written(12).body).text()).toBe('01234567891011');
    expect(await new Response(written(0).body).text()).toBe('');
  });

  test('is written no faster than it is read', async () => {
    const { seen, body } = written(10);
    const reader = body.getReader();
    await pause();
    expect(seen.asked).toBe(0);
    await reader.read();
    await pause();
    expect(seen.asked).toBe(1);
  });

  test('ends when its reader goes away, also while a piece is made', async () => {
    for (const isReading of [false, true]) {
      const { seen, body } = written(10);
      const reader = body.getReader();
      await reader.read();
      const next = isReading ? reader.read() : undefined;
      await reader.cancel();
      expect(await (next ?? { done: true })).toMatchObject({ done: true });
      expect(seen.hasEnded).toBe(true);
    }
  });

  test('breaks off where writing fails', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('the database went away');
    }
    await expect(new Response(sent(failing())).text()).rejects.toThrow('the database went away');
  });

  test('can be refused until its first piece is there', async () => {
    // biome-ignore lint/correctness/useYield: it fails before
    async function* failing(): AsyncGenerator<Uint8Array> {
      throw new Error('there is no connection left');
    }
    const { signal } = new AbortController();
    await expect(begun(failing(), signal)).rejects.toThrow('there is no connection left');
    expect(await new Response(await begun(written(3).pieces, signal)).text()).toBe('012');
    expect(await new Response(await begun(written(0).pieces, signal)).text()).toBe('');
  });

  test('ends with its request where nobody takes it', async () => {
    const { seen, pieces } = written(10);
    const request = new AbortController();
    await begun(pieces, request.signal);
    request.abort();
    await pause();
    expect(seen.hasEnded).toBe(true);
  });
});
