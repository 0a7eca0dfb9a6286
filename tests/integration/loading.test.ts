import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getIndicator } from '@/lib/indicators/queries';
import { loadContent } from '@/lib/publishing/content/load';
import { publish } from '@/lib/publishing/publish';
import { addActors, changed, publishChange, REVIEWER } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const folder = mkdtempSync(path.join(tmpdir(), 'portal-content-'));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();

beforeAll(async () => {
  cpSync(path.join('prisma', 'content'), folder, { recursive: true });
  await addActors(database.client);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every row of every table, as one number each: what a second start must leave as it was. */
async function state(): Promise<Record<string, string>> {
  const { rows: tables } = await database.client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await database.client.query<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
    );
    found[name] = rows[0]?.sum ?? '';
  }
  return found;
}

async function load(directory?: string): Promise<string[]> {
  const lines: string[] = [];
  await loadContent(database.url, (line) => lines.push(line), directory);
  return lines;
}

function edit(file: string, from: string, to: string): void {
  const whole = readFileSync(path.join(folder, file), 'utf8');
  expect(whole.split(from), `${file} holds the text to edit once`).toHaveLength(2);
  writeFileSync(path.join(folder, file), whole.replace(from, to));
}

async function waiting(): Promise<{ number: number; changes: string[]; figures: number }[]> {
  const { rows } = await database.client.query(
    `SELECT s.number, (SELECT coalesce(array_agg(c.kind || '/' || c.code ORDER BY c.position), '{}') FROM change c
                        WHERE c.change_set_number = s.number AND c.kind <> 'figures') AS changes,
            (SELECT count(*)::int FROM staged_figure f WHERE f.change_set_number = s.number) AS figures
       FROM change_set s WHERE s.state = 'submitted' ORDER BY s.number`,
  );
  return rows;
}

test('a second start changes nothing', async () => {
  const before = await state();
  expect(await load()).toEqual(['content unchanged']);
  expect(await state()).toEqual(before);
});

test('a changed content file opens a waiting change set and overwrites nothing', async () => {
  const published = await getIndicator('de-gdp-share');
  edit('topics.csv', 'institutions,,Thể chế số,', 'institutions,,Thể chế số sửa trong tệp,');
  expect(await load(folder)).toHaveLength(1);
  expect(await waiting()).toEqual([{ number: expect.any(Number), changes: ['topic/institutions'], figures: 0 }]);
  const { rows } = await database.client.query(`SELECT name ->> 'vi' AS name FROM topic_revision WHERE code = 'institutions'`);
  expect(rows).toEqual([{ name: 'Thể chế số' }]);
  expect(await getIndicator('de-gdp-share')).toEqual(published);
});

test('the same change of the files is proposed once, however often the portal starts', async () => {
  const before = await state();
  await load(folder);
  expect(await state()).toEqual(before);
});

test('a figure added to the files waits as well', async () => {
  const line = 'de-gdp-share-statistics-office,2025-S1,vn,ctk-2026-01-05,13.99,=,estimate,tbtc-nso-2025,,,high,,\n';
  const file = path.join(folder, 'figures.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\n*$/, `\n${line}`));
  await load(folder);
  expect(await waiting()).toEqual([expect.objectContaining({ figures: 0 }), expect.objectContaining({ changes: [], figures: 1 })]);
  const { rows } = await database.client.query(`SELECT FROM observation WHERE value = 13.99`);
  expect(rows).toEqual([]);
});

test('once the changes of the files are published, the files propose nothing more', async () => {
  const { client } = database;
  for (const [index, { number }] of (await waiting()).entries()) await publish(client, number, REVIEWER, at(index));
  const detail = await getIndicator('de-gdp-share');
  expect(detail?.figures.find((figure) => figure.period === '2025-S1')?.value).toBe('13.99');
  expect(await load(folder)).toEqual(['content unchanged']);
});

test('what an editor published survives a change of the files, and the starts after it', async () => {
  const { client } = database;
  const nameOf = async () => {
    const { rows } = await client.query(`SELECT name FROM topic_revision WHERE code = 'infrastructure' AND superseded_at IS NULL`);
    return rows[0]?.name;
  };
  const name = { ...(await nameOf()), ru: 'Цифровая инфраструктура, уточнено' };
  edit('topics.csv', 'infrastructure,,Hạ tầng số,', 'infrastructure,,Hạ tầng số sửa trong tệp,');
  await load(folder);
  await publishChange(client, { changes: [await changed(client, 'topic', 'infrastructure', { name })] }, at(10));
  const [proposed] = await waiting();
  await publish(client, proposed?.number ?? 0, REVIEWER, at(11));
  expect(await nameOf()).toEqual({ ...name, vi: 'Hạ tầng số sửa trong tệp' });
  expect(await load(folder)).toEqual(['content unchanged']);
});
