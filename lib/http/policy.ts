import { createHash } from 'node:crypto';

/**
 * The inline scripts that Next writes into a page: one of these calls around data. Only they get a hash, and only while
 * nothing but JSON stands in the call, so that no other script can pass for one of them. A new Next may write others: the
 * page then does not come alive, and the test that looks for policy violations in a browser names the script. React's
 * scripts for boundaries that arrive later are not among them: a cached page is whole and has none.
 */
const calls = [
  'self.__next_f.push(',
  '(self.__next_f=self.__next_f||[]).push(',
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(',
];
const clockOfReact = 'requestAnimationFrame(function(){$RT=performance.now()});';
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

function isFrameworks(script: string): boolean {
  const call = calls.find((candidate) => script.startsWith(candidate));
  return script === clockOfReact || (call !== undefined && isJson(script.slice(call.length).replace(/\);?$/, '')));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const common = [
  "default-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
];

/** `upgrade` only where the portal is served over https: on a loopback address it would break every link. */
function policy(scripts: string, upgrade: boolean, framedBy: "'none'" | '*'): string {
  const rules = [...common, `frame-ancestors ${framedBy}`, `script-src 'self'${scripts}`];
  return [...rules, ...(upgrade ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** The policy of a page rendered for one request; Next puts the nonce on its own scripts. */
export function noncePolicy(nonce: string, upgrade: boolean): string {
  return policy(` 'nonce-${nonce}' 'strict-dynamic'`, upgrade, "'none'");
}

/**
 * The policy of a cached page: a hash for each inline script of the framework, so that the page can stay static. Embeds may stand in the
 * frames of any site; they take no input and know no reader, so there is nothing to trick a reader into.
 */
export function hashedPolicy(html: string, { isHttps, isFramed }: { isHttps: boolean; isFramed: boolean }): string {
  const own = new Set([...html.matchAll(inlineScript)].map((match) => match[1] ?? '').filter(isFrameworks));
  const hashes = [...own].map((script) => ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return policy(hashes.join(''), isHttps, isFramed ? '*' : "'none'");
}
