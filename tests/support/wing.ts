import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { formAddresses } from '@/lib/http/rooms';
import { totp } from './accounts';

export type Account = { email: string; password: string; totp: { secret: string } | null };

/** Signs in through the pages, as people do without scripts. Answers the Cookie header of the browser. */
export async function signIn(page: Page, site: string, { email, password, totp: second }: Account): Promise<string> {
  await page.goto(`${site}/vi/account/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main form button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  if (second) {
    await page.fill('[name=code]', totp(second.secret));
    await page.click('main form:has([name=code]) button[type=submit]');
    await page.waitForURL((url) => !url.pathname.endsWith('/second-step'));
  }
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

type Parts = Readonly<Record<'kind' | 'code' | 'number' | 'id', readonly string[]>>;

/** Forms for every reader. */
const publicForms: readonly string[] = ['/report', '/verify'];

/** Every address of the account and of the wing, with each of the values for its parts. */
export function wingAddresses(parts: Parts): string[] {
  return formAddresses
    .filter((address) => !publicForms.includes(address))
    .flatMap((address) => {
      const names = [...address.matchAll(/\[(\w+)\]/g)].map((match) => match[1] as keyof Parts);
      const fillings = names.reduce<string[]>(
        (made, name) => made.flatMap((one) => parts[name].map((value) => one.replace(`[${name}]`, value))),
        [address],
      );
      return [...new Set(fillings)];
    });
}

export type Action = { id: string; name: string; address: string };

/** Every server action of the built site, with an address of a page that calls it. */
export function serverActions(parts: Parts): Action[] {
  const file = path.join('.next', 'server', 'server-reference-manifest.json');
  if (!existsSync(file)) throw new Error('There is no built site.');
  type Entry = { workers: Record<string, unknown>; filename: string; exportedName: string };
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, Entry> };
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const [worker = ''] = Object.keys(workers);
    const address = worker
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replace('[locale]', 'vi')
      .replace(/\[(\w+)\]/g, (_, name: keyof Parts) => parts[name]?.[0] ?? 'x');
    return { id, name: `${filename} ${exportedName}`, address };
  });
}

/** The arguments of an action, as React sends them: a state and a form, or the form alone. */
export function actionBody(fields: Readonly<Record<string, string | readonly string[]>>, withState: boolean): FormData {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(`1_${name}`, value as string);
  const state = { outcome: 'blank', round: 0, typed: {}, issues: [], conflicts: [], notice: null };
  body.append('0', JSON.stringify(withState ? [state, '$K1'] : ['$K1']));
  return body;
}

/** The form of a page that holds a field, as a browser without scripts would send it: its hidden fields. */
export function hiddenFields(html: string, field: string): Record<string, string> {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([whole]) => whole).find((whole) => whole.includes(`name="${field}"`));
  if (!form) throw new Error(`no form with ${field}`);
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    plain(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
  ]);
  return Object.fromEntries(hidden);
}
