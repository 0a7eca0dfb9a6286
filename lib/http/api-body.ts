import type { Issue } from '../errors';
import { isPlain } from '../record';
import type { Problem } from './problem';

/** The largest request of a machine. */
export const LARGEST_BODY = 2 * 1024 * 1024;
/** No record is so deep; what reads a value part by part must not run out of stack. */
const deepest = 12;
const mostIssues = 100;

export type Body = { ok: true; value: unknown } | { ok: false; problem: Problem };

const refused = (problem: Problem): Body => ({ ok: false, problem });

/** The JSON of a request, as far as anybody may send it: its size, its depth and its letters are looked at before anything reads it. */
export async function readJsonBody(request: Request): Promise<Body> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json *(; *charset="?utf-8"? *)?$/i.test(type.trim())) return refused({ code: 'not-json' });
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity') return refused({ code: 'not-json' });
  const bytes = await readBytes(request);
  if (bytes === null) return refused({ code: 'too-large' });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused({ code: 'not-readable' });
  }
  const issues = unfit(value);
  return issues.length > 0 ? refused({ code: 'invalid', issues }) : { ok: true, value };
}

/** The bytes, or null where there are more than anybody may send: the rest is not read. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > LARGEST_BODY) return null;
      pieces.push(piece);
    }
  }
  return Buffer.concat(pieces);
}

type Part = { value: unknown; path: (string | number)[] };

/** Parts that nothing may hold: too deep, or with letters that do not stand in texts (NUL, half a letter, marks that turn a line round). */
function unfit(whole: unknown): Issue[] {
  const issues: Issue[] = [];
  const parts: Part[] = [{ value: whole, path: [] }];
  for (let part = parts.pop(); part !== undefined && issues.length < mostIssues; part = parts.pop()) {
    const { value, path } = part;
    if (typeof value === 'string' && !isPlain(value)) issues.push({ path, code: 'characters' });
    if (typeof value === 'number' && !Number.isFinite(value)) issues.push({ path, code: 'decimal' });
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= deepest) {
      issues.push({ path, code: 'too-deep' });
      continue;
    }
    for (const [name, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (typeof name === 'string' && (name === '__proto__' || !isPlain(name))) issues.push({ path, code: 'characters' });
      else parts.push({ value: inner, path: [...path, name] });
    }
  }
  return issues;
}
