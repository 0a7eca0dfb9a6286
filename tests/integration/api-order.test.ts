import { describe, expect, test } from 'vitest';
import { orderOf } from '@/lib/catalog/api-order';
import { isSortable } from '@/lib/catalog/api-parameters';
import { TABLES } from '@/lib/catalog/tables';
import { Prisma } from '@/lib/db/generated/client';
import { countSql, placedRows } from '@/lib/exports/rows-sql';
import type { Column, Question, Table } from '@/lib/exports/table';
import { TEST_DAY } from '../support/day';
import { workedOut } from '../support/table-rows';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const question: Question = { known: { asOf: null, recordedBefore: null }, day: TEST_DAY, filters: {} };

describe.each(TABLES.map((table) => [table.id, table] as const))('%s', (_, table) => {
  test('goes on after its first row and before its last, sorted by any of its columns', async () => {
    const once = workedOut(table, question);
    const rows = await count(once);
    if (rows < 2) return;
    for (const column of [null, ...table.columns.filter(isSortable)])
      for (const isBack of [false, true])
        expect(await countBeyondFirst(once, column && { column, isDescending: isBack }, isBack), `${column?.id}`).toBe(rows - 1);
  });
});

async function countBeyondFirst(table: Table, sort: { column: Column; isDescending: boolean } | null, isBack: boolean): Promise<number> {
  const order = orderOf(table, sort, isBack);
  const first = await placedRows(table, { ...question, order: order.sql, limit: 1 }, table.columns, order.place);
  const { rows } = await database.client.query<{ place: string[] }>(first.text, first.values);
  return count(table, order.beyond(rows[0]?.place ?? []));
}

async function count(table: Table, where: Prisma.Sql = Prisma.sql`TRUE`): Promise<number> {
  const { text, values } = await countSql(table, { ...question, where });
  return (await database.client.query<{ count: number }>(text, values)).rows[0]?.count ?? 0;
}
