import { env } from '@/lib/env';

/** What an authenticator reads from a picture or a link. `secret` in base 32. */
export function otpAddress(secret: string, email: string): string {
  const issuer = new URL(env().PORTAL_URL).hostname;
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${new URLSearchParams({ secret, issuer })}`;
}

/** RFC 4648, 6, without padding, as authenticators expect it. */
export function base32(bytes: Buffer): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
