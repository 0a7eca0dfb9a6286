import { Invalid } from '@/lib/errors';

/** What a client sent, by GET or as JSON; CKAN's clients send numbers and flags as text and as such. */
export type Sent = Readonly<Record<string, unknown>>;

const largestBody = 64 * 1024;
const malformed = (name: string): Invalid => new Invalid([{ path: [name], code: 'malformed' }]);

export async function sentBy(request: Request): Promise<Sent> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method !== 'POST') return query;
  const text = await request.text();
  if (text.length > largestBody) throw malformed('body');
  if (text.trim() === '') return query;
  if ((request.headers.get('content-type') ?? '').includes('x-www-form-urlencoded'))
    return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed('body');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('body');
  return { ...query, ...body };
}

export function textOf(sent: Sent, name: string): string | undefined {
  const value = sent[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') throw malformed(name);
  const text = String(value);
  if (text.length > 2000) throw malformed(name);
  return text;
}

export function neededOf(sent: Sent, name: string): string {
  const text = textOf(sent, name);
  if (text === undefined || text === '') throw new Invalid([{ path: [name], code: 'required' }]);
  return text;
}

export function countOf(sent: Sent, name: string, otherwise: number, most: number): number {
  const text = textOf(sent, name);
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw malformed(name);
  return Math.min(Number(text), most);
}

export function flagOf(sent: Sent, name: string): boolean {
  const text = textOf(sent, name)?.toLowerCase();
  if (text === undefined || text === '') return false;
  if (['true', '1', 'yes', 'on'].includes(text)) return true;
  if (['false', '0', 'no', 'off', 'none'].includes(text)) return false;
  throw malformed(name);
}

/** Queries as a list, as JSON, or one by itself: they hold spaces and commas of their own. */
export function queriesOf(sent: Sent, name: string): string[] {
  const value = sent[name];
  return typeof value === 'string' && !value.trim().startsWith('[') ? [value] : listOf(sent, name);
}

/** A list as JSON, or parted by commas and spaces. */
export function listOf(sent: Sent, name: string): string[] {
  const value = sent[name];
  if (value === undefined || value === null || value === '') return [];
  let list: unknown = value;
  if (typeof value === 'string') {
    try {
      list = value.trim().startsWith('[') ? JSON.parse(value) : value.split(/[,\s]+/).filter((one) => one !== '');
    } catch {
      throw malformed(name);
    }
  }
  if (!Array.isArray(list) || list.length > 100 || !list.every((one) => typeof one === 'string')) throw malformed(name);
  return list;
}
