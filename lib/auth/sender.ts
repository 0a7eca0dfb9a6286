import { env } from '../env';
import { senderOf } from '../rate-limit';

/** Set by us on every request handed to the sign-in library: where it came from, as far as it is believed. */
export const senderHeader = 'x-portal-sender';

/** The headers of a request that the library may see, and who sent it. */
export function trustedHeaders(asked: Headers): { headers: Headers; sender: string } {
  const sender = senderOf(asked.get('x-forwarded-for'), env().TRUSTED_PROXIES);
  const headers = new Headers({ [senderHeader]: sender });
  for (const name of ['cookie', 'user-agent']) {
    const value = asked.get(name);
    if (value !== null) headers.set(name, value);
  }
  return { headers, sender };
}
