import { describe, expect, test } from 'vitest';
import { listArticlesOn, listEventsOf, listSuccessionsBy } from '@/lib/documents/around-queries';
import { countCreated, listCreatedTargets } from '@/lib/documents/created-queries';
import { effectsOf } from '@/lib/documents/effects';
import { countDocumentFacets, countDocuments, DOCUMENTS_PER_PAGE, listDocumentPage } from '@/lib/documents/list-queries';
import { getDocument } from '@/lib/documents/queries';
import { listRelations } from '@/lib/documents/relation-queries';
import { lastDay } from '@/lib/period';
import { listGoals, listTasks } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import { TEST_DAY } from '../support/day';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const asOf = (day: string) => ({ asOf: day, recordedBefore: null });
const strategy = 'qd-411-ttg-2022';
const semiconductors = 'qd-1018-ttg-2024';

describe('the promises of Decision 411', () => {
  test('are counted as they are listed', async () => {
    const [created, goals, tasks, targets] = await Promise.all([
      countCreated([strategy]),
      listGoals(),
      listTasks(),
      listCreatedTargets(strategy),
    ]);
    expect(created[strategy]).toEqual({
      goals: goals.filter(({ document, kind }) => document === strategy && kind !== 'group').length,
      tasks: effectsOf(strategy, tasks).created.length,
      targets: targets.length,
    });
    const { rows } = await database.client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM target_revision WHERE document_code = $1 AND superseded_at IS NULL',
      [strategy],
    );
    expect(targets.length).toBe(rows[0]?.count);
    expect(Math.min(...Object.values(created[strategy] ?? { none: 0 }))).toBeGreaterThan(10);
  });

  test('stand in the library beside the decision', async () => {
    const [decision] = (await listDocumentPage({ filter: { year: '2022' }, locale: 'vi', perPage: 100 })).filter(
      ({ code }) => code === strategy,
    );
    expect(decision?.created).toEqual((await countCreated([strategy]))[strategy]);
  });
});

describe('the semiconductor strategy', () => {
  test('was due in July 2024, came out on 21 September 2024 and is 52 days late, each on a source', async () => {
    const tasks = await listTasks();
    const [effect] = effectsOf(semiconductors, tasks).ended;
    if (!effect) throw new Error('no task was completed by the decision');
    const { state, deadlines, completed } = foldTask(effect.task.facts, { asOf: null, today: TEST_DAY });
    expect(state).toMatchObject({ kind: 'done-late', deadlineDay: '2024-07-31', days: 52 });
    expect(deadlines.at(-1)).toMatchObject({ due: '2024-07', source: 'founding-004' });
    expect(deadlines.at(-1)?.quote).toContain('2024');
    expect(completed).toMatchObject({ happenedOn: '2024-09-21', document: semiconductors, source: 'luatvn-1018' });
    expect(await getDocument(semiconductors)).toMatchObject({ issued: '2024-09-21', notation: '1018/QĐ-TTg' });
  });

  test('is not known before its day', async () => {
    expect((await getDocument(semiconductors, asOf('2024-09-20')))?.isIssued).toBe(false);
    expect((await getDocument(semiconductors, asOf('2024-09-21')))?.isIssued).toBe(true);
  });
});

describe('around a document', () => {
  test('a relation is found from both sides', async () => {
    const { rows } = await database.client.query<{ document: string; relation: string; other: string }>(
      'SELECT document_code AS document, relation, other_code AS other FROM document_relation WHERE superseded_at IS NULL',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { document, relation, other } of rows) {
      expect(await listRelations(document)).toContainEqual(
        expect.objectContaining({ relation, does: true, other: expect.objectContaining({ code: other }) }),
      );
      expect(await listRelations(other)).toContainEqual(
        expect.objectContaining({ relation, does: false, other: expect.objectContaining({ code: document }) }),
      );
    }
  });

  test('a relation is not known before the acting document was issued', async () => {
    const of57 = await listRelations('nq-57-tw-2024', asOf('2025-01-08'));
    expect(of57).toEqual([]);
    expect((await listRelations('nq-57-tw-2024', asOf('2025-01-09'))).map(({ other }) => other.code)).toEqual(['nq-03-cp-2025']);
  });

  test('names the bodies and units it ended, the event it came out of and the news on it', async () => {
    const { bodies } = await listSuccessionsBy('nq-176-qh15-2025');
    expect(bodies).toContainEqual(
      expect.objectContaining({
        predecessor: expect.objectContaining({ code: 'btttt' }),
        successor: expect.objectContaining({ code: 'bkhcn' }),
        happenedOn: '2025-03-01',
      }),
    );
    expect((await listSuccessionsBy('nq-202-qh15-2025')).areas).toHaveLength(63);
    expect((await listEventsOf('qd-598-ttg-2025')).map(({ code }) => code)).toEqual(['gsc-1']);
    const [article] = await listArticlesOn(semiconductors);
    expect(article?.code).toBe('semiconductor-strategy-issued-late');
    expect(await listArticlesOn(semiconductors, asOf('2024-09-21'))).toEqual([]);
  });
});

describe('the library', () => {
  const views = [undefined, asOf('2024-07-18')];

  test('every facet adds up to the documents it divides', async () => {
    for (const known of views) {
      for (const filter of [{}, { kind: 'decision' }, { year: '2024' }, { kind: 'law', organisation: 'quochoi' }]) {
        const facets = await countDocumentFacets(filter, known);
        for (const facet of ['kind', 'organisation', 'topic', 'year'] as const) {
          const { [facet as 'kind']: _, ...others } = filter as Record<string, string>;
          const sum = facets[facet].reduce((total, { count }) => total + count, 0);
          expect(sum, `${facet} of ${JSON.stringify(filter)}`).toBe(await countDocuments(others, known));
        }
      }
    }
  });

  test('a facet says how many documents the choice shows', async () => {
    const { kind, year } = await countDocumentFacets();
    for (const { code, count } of kind) expect(await countDocuments({ kind: code ?? '' })).toBe(count);
    for (const { code, count } of year) if (code !== null) expect(await countDocuments({ year: code })).toBe(count);
  });

  test('its pages hold every document once, newest first, those without a day last', async () => {
    const total = await countDocuments();
    const pages = Array.from({ length: Math.ceil(total / DOCUMENTS_PER_PAGE) }, (_, index) => index + 1);
    const documents = (await Promise.all(pages.map((page) => listDocumentPage({ page, locale: 'vi' })))).flat();
    expect(new Set(documents.map(({ code }) => code)).size).toBe(total);
    const days = documents.map(({ issued }) => (issued === null ? '' : lastDay(issued)));
    expect(days).toEqual([...days].sort().reverse());
    const oldest = (await listDocumentPage({ sort: 'oldest', perPage: total, locale: 'vi' })).map(({ issued }) => issued);
    expect(oldest.at(0)).not.toBeNull();
    expect(oldest.at(-1)).toBeNull();
  });

  test('orders titles as Vietnamese does', async () => {
    const documents = await listDocumentPage({ sort: 'title', perPage: 1000, locale: 'vi' });
    const titles = documents.map(({ title }) => title.vi ?? '');
    expect(titles).toEqual([...titles].sort(new Intl.Collator('vi').compare));
  });

  test('as of a day holds what had been issued by then', async () => {
    const documents = await listDocumentPage({ perPage: 1000, locale: 'vi' }, asOf('2023-06-22'));
    expect(documents.some(({ code }) => code === 'luat-20-qh15-2023')).toBe(true);
    expect(documents.filter(({ issued }) => issued === null || lastDay(issued) > '2023-06-22')).toEqual([]);
  });
});
