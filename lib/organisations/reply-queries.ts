import 'server-only';
import { type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { storedText } from '@/lib/i18n/stored-text';
import type { ReplyRecord } from './reply-schema';

export type Reply = ReplyRecord;
export type RepliesBy = { organisation: string } | { task: string } | { indicator: string } | 'all';

/** What bodies replied, newest first: of one body, about one task or indicator, or all. As of a day, what had been given by then. */
export async function listReplies(known: AsKnown, by: RepliesBy): Promise<Reply[]> {
  const [field, code] = by === 'all' ? ['all', ''] : (Object.entries(by)[0] as [string, string]);
  return cached([tag.list('reply')], ['replies', field, code, keyOf(known)], async () => {
    const rows = await db().reply.findMany({
      where: {
        ...(by !== 'all' && 'organisation' in by ? { organisationCode: by.organisation } : {}),
        ...(by !== 'all' && 'task' in by ? { taskCode: by.task } : {}),
        ...(by !== 'all' && 'indicator' in by ? { indicatorCode: by.indicator } : {}),
        ...openRevision(known),
        ...(known.asOf === null ? {} : { givenLatest: { lte: new Date(known.asOf) } }),
      },
      select: {
        code: true,
        organisationCode: true,
        role: true,
        given: true,
        words: true,
        taskCode: true,
        indicatorCode: true,
        sourceCode: true,
      },
      orderBy: [{ givenLatest: 'desc' }, { code: 'asc' }],
    });
    return rows.map((row) => ({
      code: row.code,
      organisation: row.organisationCode,
      role: storedText(row.role),
      given: row.given,
      words: storedText(row.words),
      task: row.taskCode,
      indicator: row.indicatorCode,
      source: row.sourceCode,
    }));
  });
}
