import type { ReactNode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { tableScreen } from '@/app/[locale]/data/[code]/table-screen';
import { indicatorsScreen } from '@/app/[locale]/indicators/indicators-screen';
import { latenessScreen } from '@/app/[locale]/lateness/lateness-screen';
import { filteredScreen } from '@/app/[locale]/strategy/strategy-screen';
import { askedByPage } from '@/lib/catalog/door';
import { viewOfQuery } from '@/lib/catalog/question';
import { STATUS_ORDER } from '@/lib/catalog/readings/indicator';
import { PER_PAGE } from '@/lib/catalog/readings/indicator-list';
import type { Locale } from '@/lib/i18n/localized';
import { TASK_STATES } from '@/lib/strategy/filter';
import { publishEvents } from '../support/eventful';
import { readAtOneInstant } from '../support/one-instant';
import { type JsonRow, rowsOf } from '../support/table-rows';
import { testDatabase } from '../support/test-database';

vi.mock('next-intl/server', async () => {
  const [{ createTranslator }, { messagesOf }] = await Promise.all([import('next-intl'), import('@/lib/i18n/messages')]);
  return {
    getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: 'common' }) =>
      createTranslator({ locale, namespace, messages: await messagesOf(locale) }),
  };
});

process.env.PORTAL_URL = 'http://portal.test';
const database = testDatabase('content');
const VIEWS = ['', 'as-of=2024-12-31', 'edition=1'];

beforeAll(async () => {
  await publishEvents(database.client, new Date(Date.UTC(2026, 10, 22, 4, 1)).toISOString());
});

async function markup(page: ReactNode): Promise<string> {
  const { prelude } = await prerenderToNodeStream(page);
  let html = '';
  for await (const part of prelude) html += part;
  return html.replaceAll('<!-- -->', '');
}

/** What an address shows and what the same address gives as data. */
async function asked(path: string, query: string) {
  const { table, question, view } = await askedByPage(path, new URLSearchParams(query));
  return { view, rows: await rowsOf(table, question) };
}
const column = (rows: readonly JsonRow[], name: string): string[] => rows.map((row) => String(row[name])).sort();
const found = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, code]) => code ?? '').sort();

test.each([
  ['search', 'edition=1'],
  ['publishers', 'as-of=2020-01-01'],
])('the table %s has no page from where it cannot be looked at (%s)', async (table, query) => {
  expect(await tableScreen('en', table, await viewOfQuery(new URLSearchParams(query)))).toBeNull();
});

describe.each(VIEWS)('the page that a reader sees (%s)', (query) => {
  readAtOneInstant();

  test.each(STATUS_ORDER)('of indicators that are %s lists those of its data', async (status) => {
    const { view, rows } = await asked('/indicators', `${query}&status=${status}`);
    const shown: string[] = [];
    for (let page = 1; page <= Math.max(1, Math.ceil(rows.length / PER_PAGE)); page += 1) {
      const html = await markup(await indicatorsScreen('vi', view, { status }, page));
      shown.push(...found(html, /<li class="fig"><div class="name"><a href="\/vi\/indicators\/([a-z0-9-]+)/g));
    }
    expect(shown.sort()).toEqual(column(rows, 'indicator'));
  });

  test.each(TASK_STATES)('of tasks that are %s lists those of its data', async (status) => {
    const { view, rows } = await asked('/strategy', `${query}&status=${status}`);
    const html = await markup(await filteredScreen('vi', view, { status }));
    expect(found(html, /<li class="task" id="([a-z0-9-]+)"/g)).toEqual(column(rows, 'task'));
  });

  test('of lateness counts and lists what its data do', async () => {
    const { view, rows } = await asked('/lateness', query);
    const html = await markup(await latenessScreen('vi', view));
    const late = rows.filter(({ kind }) => ['late', 'overdue-no-report', 'done-late'].includes(String(kind)));
    expect(found(html, /<li class="task" id="([a-z0-9-]+)"/g)).toEqual(column(late, 'code'));
    const missing = html.slice(html.indexOf('id="missing"'), html.indexOf('id="stale"'));
    const promised = rows.filter(({ kind }) => kind === 'missing-figure');
    expect(found(missing, /<li class="task"[^>]*>[\s\S]*?href="\/vi\/indicators\/([a-z0-9-]+)/g)).toEqual(column(promised, 'indicator'));
  });
});
