import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision, releasedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { localeSchema } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import { type GoalRecord, goalSchema, type TaskFactRecord, type TaskRecord, taskFactKind, taskSchema } from './schema';

/** A task with the dated facts of its life known then, and the day its document was issued. */
export type Task = TaskRecord & { facts: TaskFactRecord[]; documentIssued: string | null };

const issued = { select: { revisions: { where: { supersededAt: null }, select: { issued: true } } } } as const;
const taskSelect = {
  code: true,
  revision: true,
  notation: true,
  parentCode: true,
  kind: true,
  title: true,
  description: true,
  topicCode: true,
  documentCode: true,
  clause: true,
  sourceCode: true,
  confidence: true,
  document: issued,
} satisfies Prisma.TaskRevisionSelect;
const goalSelect = {
  code: true,
  revision: true,
  notation: true,
  parentCode: true,
  kind: true,
  title: true,
  description: true,
  leadCode: true,
  deadlines: true,
  topicCode: true,
  documentCode: true,
  clause: true,
  sourceCode: true,
  confidence: true,
} satisfies Prisma.GoalRevisionSelect;

function toFact(row: Prisma.TaskFactGetPayload<object>): TaskFactRecord {
  return {
    code: row.code,
    task: row.taskCode,
    kind: taskFactKind.parse(row.kind),
    happenedOn: row.happenedOn,
    releasedOn: row.releasedOn,
    organisation: row.organisationCode,
    due: row.due,
    words: storedTextOrNull(row.words),
    document: row.documentCode,
    source: row.sourceCode,
    quote: row.quote,
    quoteLanguage: row.quoteLanguage === null ? null : localeSchema.parse(row.quoteLanguage),
    confidence: confidence.parse(row.confidence),
  };
}

async function readLinks(kind: 'goal' | 'task', codes: string[]) {
  return db().link.findMany({
    where: { fromKind: kind, fromCode: { in: codes } },
    select: { fromCode: true, fromRevision: true, role: true, indicatorCode: true, organisationCode: true },
    orderBy: { position: 'asc' },
  });
}

async function readTasks(where: Prisma.TaskRevisionWhereInput, known: AsKnown): Promise<Task[]> {
  const rows = await db().taskRevision.findMany({ where: { ...where, ...openRevision(known) }, select: taskSelect });
  const codes = rows.map((row) => row.code);
  const [links, facts] = await Promise.all([
    readLinks('task', codes),
    db().taskFact.findMany({
      where: { taskCode: { in: codes }, ...openRevision(known), ...releasedBy(known) },
      orderBy: [{ releasedLatest: { sort: 'asc', nulls: 'first' } }, { code: 'asc' }],
    }),
  ]);
  return rows
    .map((row) => ({
      code: row.code,
      notation: row.notation,
      parent: row.parentCode,
      kind: taskSchema.shape.kind.parse(row.kind),
      title: storedText(row.title),
      description: storedTextOrNull(row.description),
      topic: row.topicCode,
      document: row.documentCode,
      clause: storedTextOrNull(row.clause),
      source: row.sourceCode,
      confidence: confidence.parse(row.confidence),
      documentIssued: row.document?.revisions[0]?.issued ?? null,
      indicators: links.filter((l) => l.fromCode === row.code && l.fromRevision === row.revision).flatMap((l) => l.indicatorCode ?? []),
      facts: facts.filter((f) => f.taskCode === row.code).map(toFact),
    }))
    .sort((a, b) => byNotation(a.notation, b.notation));
}

/** F2 before F10, L1.2 before L1.10. */
const collator = new Intl.Collator('en', { numeric: true });
export const byNotation = (a: string, b: string): number => collator.compare(a, b);

/** All tasks with their facts, in the order of the Strategy. */
export async function listTasks(known: AsKnown = AS_IT_STANDS): Promise<Task[]> {
  return cached([tag.list('task'), tag.list('task-fact')], ['tasks', keyOf(known)], () => readTasks({}, known));
}

export async function getTask(code: string, known: AsKnown = AS_IT_STANDS): Promise<Task | null> {
  return cached(
    [tag.record('task', code), tag.list('task-fact')],
    ['task', code, keyOf(known)],
    async () => (await readTasks({ code }, known))[0] ?? null,
  );
}

/** All goals, viewpoints and target lines, in the order of the Strategy. */
export async function listGoals(known: AsKnown = AS_IT_STANDS): Promise<GoalRecord[]> {
  return cached([tag.list('goal')], ['goals', keyOf(known)], async () => {
    const rows = await db().goalRevision.findMany({ where: openRevision(known), select: goalSelect });
    const links = await readLinks(
      'goal',
      rows.map((row) => row.code),
    );
    return rows
      .map((row) => {
        const own = links.filter((l) => l.fromCode === row.code && l.fromRevision === row.revision);
        return {
          code: row.code,
          notation: row.notation,
          parent: row.parentCode,
          kind: goalSchema.shape.kind.parse(row.kind),
          title: storedText(row.title),
          description: storedTextOrNull(row.description),
          lead: row.leadCode,
          deadlines: row.deadlines,
          topic: row.topicCode,
          document: row.documentCode,
          clause: storedTextOrNull(row.clause),
          source: row.sourceCode,
          confidence: confidence.parse(row.confidence),
          partners: own.flatMap((l) => l.organisationCode ?? []),
          indicators: own.flatMap((l) => l.indicatorCode ?? []),
        };
      })
      .sort((a, b) => byNotation(a.notation, b.notation));
  });
}
