import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditFile, auditLines } from '@/lib/accounts/audit-csv';
import { auditQuery, readAuditQuestion } from '@/lib/accounts/audit-filter';
import { type AuditEntry, ENTRIES_PER_PAGE, listAudit, listAuditActors, readAudit } from '@/lib/accounts/audit-queries';
import type { Viewer } from '@/lib/auth/viewer';
import { Forbidden } from '@/lib/errors';
import { LOCALES } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';
import { addToken } from '../support/tokens';

const database = testDatabase('content');
const everything = readAuditQuestion({}).filter;
let administrator: Viewer;
let editor: Viewer;

beforeAll(async () => {
  const { client } = database;
  administrator = await addPerson(client, 'administrator', [{ role: 'administrator', organisation: null, language: null }]);
  editor = await addPerson(client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  // A minute apart, so that the days of Viet Nam end between two of them.
  await client.query(
    `INSERT INTO audit_entry (at, actor_id, role, organisation_code, command, subject, sender, outcome, detail)
     SELECT timestamptz '2026-10-31T16:00:00Z' + n * interval '1 minute', CASE WHEN n % 2 = 0 THEN $1 ELSE $2 END, 'editor', 'bkhcn',
            CASE WHEN n % 3 = 0 THEN 'change.save' ELSE 'figure.save' END, 'topic/subject-' || n, '203.0.113.7',
            CASE WHEN n % 5 = 0 THEN 'refused' ELSE 'done' END, jsonb_build_object('n', n) FROM generate_series(0, 179) n`,
    [administrator.actor, editor.actor],
  );
});

const pages = async (filter = everything) => {
  const found: AuditEntry[] = [];
  for (let page = 1; ; page += 1) {
    const { entries, hasOlder } = await listAudit(administrator, filter, page);
    found.push(...entries);
    if (hasOlder) expect(entries).toHaveLength(ENTRIES_PER_PAGE);
    else return found;
  }
};

describe('the audit', () => {
  test('is for administrators: to a page, to a download and to the list of people', async () => {
    const { viewer } = await addToken(administrator, 'bkhcn', ['figure']);
    for (const stranger of [editor, viewer]) {
      await expect(listAudit(stranger, everything, 1)).rejects.toBeInstanceOf(Forbidden);
      await expect(readAudit(stranger, everything).next()).rejects.toBeInstanceOf(Forbidden);
      await expect(listAuditActors(stranger)).rejects.toBeInstanceOf(Forbidden);
    }
  });

  test('shows every entry once, newest first, fifty a page, with the names of people and keys', async () => {
    const found = await pages();
    const { rows } = await database.client.query<{ id: string }>('SELECT id::text FROM audit_entry ORDER BY at DESC, id DESC');
    expect(found.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(found.find(({ command }) => command === 'token.make')).toMatchObject({ name: 'administrator', role: 'administrator' });
  });

  test('finds by person, command, outcome and day of Viet Nam, alone and together', async () => {
    const ask = (asked: Record<string, string>) => pages(readAuditQuestion(asked).filter);
    for (const { actor } of await ask({ actor: editor.actor })) expect(actor).toBe(editor.actor);
    expect(await ask({ command: 'change.save' })).toHaveLength(60);
    expect(await ask({ outcome: 'refused', command: 'figure.save' })).toHaveLength(24);
    // Sixty minutes after the first entry the first of November begins in Ha Noi.
    expect(await ask({ to: '2026-10-31' })).toHaveLength(60);
    expect(await ask({ from: '2026-11-01', to: '2026-11-01' })).toHaveLength(120);
    expect(await ask({ from: '2026-11-01', to: '2026-10-31' })).toEqual([]);
  });

  test.each([
    ['whoever did it', `e.actor_id = 'person:editor'`],
    ['whatever it was', `e.command = 'change.save'`],
    ['whenever it was', `e.at >= '2026-10-31' AND e.at < '2026-11-01'`],
    ['nothing', 'true'],
  ])('is found by an index, asked for %s', async (_, condition) => {
    const { client } = database;
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query(`EXPLAIN SELECT * FROM audit_entry e WHERE ${condition} ORDER BY e.at DESC, e.id DESC LIMIT 51`);
    await client.query('RESET enable_seqscan');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan/);
    expect(plan).toMatch(/Incremental Sort/);
  });

  test('takes any address for a question, and says what it left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('actor', 'command', 'outcome', 'from', 'to', 'page'), fc.string({ unit: 'binary' })),
        async (asked) => {
          const question = readAuditQuestion(asked);
          await listAudit(administrator, question.filter, question.page);
          const again = readAuditQuestion(Object.fromEntries(new URLSearchParams(auditQuery(question.filter, question.page))));
          expect(again).toEqual({ ...question, isPartlyUnread: false });
        },
      ),
    );
    expect(readAuditQuestion({ from: '2026-02-30' })).toMatchObject({ isPartlyUnread: true, filter: everything });
  });
});

describe('the download', () => {
  test('holds all that is filtered', async () => {
    const file = async (asked: Record<string, string>) => {
      const text = await new Response(auditFile(administrator, readAuditQuestion(asked).filter)).text();
      return parse(text, { bom: true, columns: true }) as Record<string, string>[];
    };
    const rows = await file({ command: 'change.save' });
    expect(await file({ command: 'nothing.at-all' })).toEqual([]);
    expect(rows).toHaveLength(60);
    expect(rows[0]).toMatchObject({
      actor: editor.actor,
      name: 'editor',
      command: 'change.save',
      subject: 'topic/subject-177',
      detail: '{"n":177}',
    });
  });

  test('has no cell that a spreadsheet program would calculate', () => {
    const entry = (text: string): AuditEntry => ({
      id: '1',
      at: '2026-11-22T00:00:00Z',
      actor: text,
      name: text,
      isToken: false,
      role: null,
      organisation: text,
      command: 'change.save',
      subject: text,
      sender: text,
      outcome: 'done',
      detail: null,
    });
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '"=', '');
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), (sign, rest) => {
        const [row = []] = parse(auditLines([entry(sign + rest)], false), { relax_column_count: false }) as string[][];
        expect(row).toHaveLength(10);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });
});

describe('words', () => {
  const sources = (readdirSync('lib', { recursive: true }) as string[]).filter(
    (name) => name.endsWith('.ts') && !name.includes('generated'),
  );
  const texts = sources.map((name) => readFileSync(path.join('lib', name), 'utf8'));
  const commands = texts
    .filter((text) => text.includes('defineCommand('))
    .flatMap((text) => [...text.matchAll(/\bname: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? ''));
  const events = [...readFileSync('lib/auth/account-audit.ts', 'utf8').matchAll(/\| '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? '');

  test.each(LOCALES)('for every command there is stand in %s', async (locale) => {
    const { audit } = await messagesOf(locale);
    const known = Object.entries(audit.command).flatMap(([room, verbs]) => Object.keys(verbs).map((verb) => `${room}.${verb}`));
    expect(commands.length).toBeGreaterThan(20);
    expect([...commands, ...events].filter((name) => !known.includes(name))).toEqual([]);
  });
});
