/**
 * Whether a web address answers, asked without ever reaching into the house's own network: the very address that was found public
 * is connected to, and each redirect is looked at anew.
 */
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

export type LinkResult =
  | { kind: 'ok'; status: number }
  | { kind: 'gone'; status: number }
  | { kind: 'unreachable' }
  /** A private address, another port or protocol, or a name and password: never connected to. */
  | { kind: 'refused-address' };

/** What a test puts in the place of the real network. */
export type LinkNetwork = {
  resolve(host: string): Promise<readonly string[]>;
  isPublic(address: string): boolean;
  isAllowedPort(port: number): boolean;
  milliseconds: number;
};

const network: LinkNetwork = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  isAllowedPort: (port) => port === 80 || port === 443,
  milliseconds: 5000,
};

const mostRedirects = 3;
const mostBytes = 64 * 1024;
const headers = { 'User-Agent': 'link-check', Accept: '*/*', 'Accept-Encoding': 'identity', Connection: 'close' };

type Answer = { status: number; location: string | null };
type Target = { url: URL; address: string };

export async function checkLink(url: string, given: Partial<LinkNetwork> = {}): Promise<LinkResult> {
  const used = { ...network, ...given };
  const signal = AbortSignal.timeout(used.milliseconds);
  try {
    let next = url;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const target = await targetOf(next, used, signal);
      if (target === null) return { kind: 'refused-address' };
      const answer = await answerOf(target, signal, used.milliseconds);
      if (answer.location === null) return { kind: answer.status >= 400 ? 'gone' : 'ok', status: answer.status };
      if (!URL.canParse(answer.location, next)) return { kind: 'unreachable' };
      next = new URL(answer.location, next).href;
    }
    return { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** The address to connect to, or null where the link must not be followed. One private address among several is enough to refuse. */
async function targetOf(link: string, { resolve, isPublic, isAllowedPort }: LinkNetwork, signal: AbortSignal): Promise<Target | null> {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return null;
  if (!isAllowedPort(portOf(url))) return null;
  const host = hostOf(url);
  signal.throwIfAborted();
  const addresses = isIP(host) === 0 ? await withSignal(resolve(host), signal) : [host];
  // Many networks have no way out over IPv6.
  const address = addresses.find((one) => isIP(one) === 4) ?? addresses[0];
  if (address === undefined) throw new Error(`no address for ${host}`);
  return addresses.every(isPublic) ? { url, address } : null;
}

/** Addresses of IPv6 stand in brackets in a link. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
const portOf = ({ protocol, port }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

function withSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

/** Some servers refuse HEAD, or never answer it: only GET may say that a page is gone. */
async function answerOf(target: Target, signal: AbortSignal, milliseconds: number): Promise<Answer> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(milliseconds / 2)]);
  const head = await ask(target, 'HEAD', patience).catch(() => null);
  if (head !== null && head.status < 400) return head;
  return ask(target, 'GET', signal);
}

/** The body is never read: the connection closes once the status is known. */
function ask({ url, address }: Target, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const name = hostOf(url);
    const options = {
      // An address in figures is not looked up again.
      host: address,
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers, Host: url.host, ...(method === 'GET' ? { Range: `bytes=0-${mostBytes - 1}` } : {}) },
      agent: false,
      maxHeaderSize: mostBytes,
      signal,
    };
    const answered = (response: IncomingMessage) => {
      const status = response.statusCode ?? 0;
      const location = status >= 300 && status < 400 ? (response.headers.location ?? null) : null;
      response.destroy();
      resolve({ status, location });
    };
    const request =
      url.protocol === 'https:'
        ? secureRequest({ ...options, servername: isIP(name) === 0 ? name : '' }, answered)
        : plainRequest(options, answered);
    request.on('error', reject);
    request.end();
  });
}
