import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { daysBetween, lastDay } from '@/lib/period';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { TEST_DAY } from '../support/day';
import { eventually } from '../support/eventually';
import { address, get } from '../support/portal';
import { type Site, startSite } from '../support/site';

let site: Site;
let databaseUrl = '';
/** A task whose deadline has passed and that no source calls done. */
let task = { code: '', days: 0 };

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  task = await overdueTask();
  site = await startSite(databaseUrl, { now: `${TEST_DAY}T23:59:15+07:00` });
});
afterAll(async () => {
  await site?.stop();
  await dropDatabase(databaseUrl);
});

async function overdueTask(): Promise<typeof task> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ code: string; due: string }>(
      `SELECT f.task_code AS code, max(f.due) AS due FROM task_fact f WHERE f.kind = 'deadline' AND f.due IS NOT NULL
          AND NOT EXISTS (SELECT FROM task_fact d WHERE d.task_code = f.task_code AND d.kind = 'completed')
        GROUP BY f.task_code HAVING count(*) = 1 AND period_last_day(max(f.due)) < $1 ORDER BY 1 LIMIT 1`,
      [TEST_DAY],
    );
    const [found] = rows;
    if (!found) throw new Error('no task is overdue');
    return { code: found.code, days: daysBetween(lastDay(found.due), TEST_DAY) };
  } finally {
    await client.end();
  }
}

/** Every whole number in the words of a page. */
function numbersIn(html: string): number[] {
  const words = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ');
  return [...words.matchAll(/\d+(?:[.,]\d{3})*/g)].map(([text]) => Number(text.replace(/[.,]/g, '')));
}

test('at midnight in Viet Nam the days on cached pages move on by one', { timeout: 120_000 }, async () => {
  const days = [`/strategy/${task.code}`, '/strategy', ''].map((path) => ({
    path,
    url: address('en', path, site.url),
    evening: [] as number[],
  }));
  for (const page of days) {
    const [made, cached] = [await get(page.url), await get(page.url)];
    expect(made.status).toBe(200);
    expect(cached.headers.get('x-nextjs-cache'), page.path).toBe('HIT');
    page.evening = numbersIn(cached.html);
  }
  expect(days[0]?.evening).toContain(task.days);
  for (const { path, url, evening } of days) {
    const morning = await eventually(async () => {
      const numbers = numbersIn((await get(url)).html);
      return JSON.stringify(numbers) === JSON.stringify(evening) ? null : numbers;
    }, 60_000);
    const moved = evening.filter(
      (number) => number > 31 && morning.filter((n) => n === number).length < evening.filter((n) => n === number).length,
    );
    expect(moved.length, path).toBeGreaterThan(0);
    for (const number of moved) expect(morning, path).toContain(number + 1);
    if (path.includes(task.code)) expect(moved).toContain(task.days);
  }
});
