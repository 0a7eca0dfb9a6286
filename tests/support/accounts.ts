import { createHmac } from 'node:crypto';
import { parseSetCookieHeader } from 'better-auth/cookies';

/** Before the environment is first read: no file with a secret is made for a test. */
process.env.AUTH_SECRET ??= 'a-secret-of-the-tests-that-guards-nothing';

export const PASSWORD = 'ngựa đúng pin ghim';

/** A browser at an address: it keeps its cookies, as they were set. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  constructor(readonly sender = '198.51.100.7') {}

  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({
      'x-forwarded-for': this.sender,
      'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0',
      ...(cookie && { cookie }),
    });
  }

  take(lines: readonly string[]): void {
    for (const line of lines) {
      for (const [name, { value, 'max-age': age }] of parseSetCookieHeader(line)) {
        if (age === 0) this.cookies.delete(name);
        else this.cookies.set(name, encodeURIComponent(value));
      }
    }
  }
}

/** The six digits of RFC 6238, some half minutes from now. */
export function totp(secret: string, stepsAhead = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/\s/g, '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) as number) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
