import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@/lib/i18n/localized';

/** One message of the interface, as the page must show it: `message('vi', 'errors.notFound.title')`. */
export function message(locale: Locale, key: string): string {
  const [room = '', ...keys] = key.split('.');
  const text = readFileSync(path.join('messages', locale, `${room}.json`), 'utf8');
  let found: unknown = JSON.parse(text);
  for (const part of keys) found = (found as Record<string, unknown>)[part];
  if (typeof found !== 'string') throw new Error(`no message ${locale} ${key}`);
  return found;
}
