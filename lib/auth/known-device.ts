import 'server-only';
import { randomBytes } from 'node:crypto';
import { env } from '../env';
import { isSameText, keyedDigest } from './secret';

/**
 * A browser that has signed in to an account carries a signed cookie that says so (OWASP, "Slow Down Online Guessing Attacks
 * with Device Cookies"). Failures from elsewhere do not count against it, so that nobody can lock somebody else out.
 */
const lastsS = 180 * 24 * 60 * 60;

/** Which account an e-mail address means in cookies and counts: never the address itself. */
export const accountDigest = (email: string): string => keyedDigest('account', email.trim().toLowerCase());

const cookieName = (account: string): string => `portal-device-${account.slice(0, 16)}`;
const signature = (account: string, device: string): string => keyedDigest('device', `${account} ${device}`);

/** The device's own name where the request's cookies prove it known to the account; else null. */
export function knownDevice(cookieHeader: string | null, account: string): string | null {
  const name = cookieName(account);
  for (const part of (cookieHeader ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=');
    const [device = '', proof = ''] = value.split('.');
    if (key === name && /^[\w-]{20,}$/.test(device) && isSameText(proof, signature(account, device))) return device;
  }
  return null;
}

/** The Set-Cookie header by which this browser becomes known to the account; its name stays where it has one. */
export function rememberDevice(cookieHeader: string | null, account: string): string {
  const device = knownDevice(cookieHeader, account) ?? randomBytes(18).toString('base64url');
  const secure = env().PORTAL_URL.startsWith('https:') ? '; Secure' : '';
  const value = `${device}.${signature(account, device)}`;
  return `${cookieName(account)}=${value}; Max-Age=${lastsS}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
