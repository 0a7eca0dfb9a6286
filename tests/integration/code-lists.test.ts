import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { documentRelationSchema } from '@/lib/documents/relation-schema';
import { eventSchema } from '@/lib/events/schema';
import { conflictStatementSchema } from '@/lib/indicators/conflict-schema';
import { direction, frequency, obsStatus, qualifier, timeBasis } from '@/lib/indicators/schema';
import { targetSchema } from '@/lib/indicators/target-schema';
import { articleSchema } from '@/lib/news/schema';
import { platformSchema, platformUsersSchema } from '@/lib/platforms/schema';
import { confidence } from '@/lib/record';
import { taskFactKind } from '@/lib/strategy/schema';
import { testDatabase } from '@/tests/support/test-database';

const database = testDatabase('empty');

/** Each list of codes stands twice: in the database, which refuses others, and in the schema that forms and files are checked by. */
const lists: [column: string, codes: z.ZodEnum | z.ZodNullable<z.ZodEnum>][] = [
  ['observation.status', obsStatus],
  ['observation.qualifier', qualifier],
  ['citation.confidence', confidence],
  ['indicator_revision.direction', direction],
  ['indicator_revision.frequency', frequency],
  ['series_revision.time_basis', timeBasis],
  ['target_revision.comparator', targetSchema.shape.comparator],
  ['task_fact.kind', taskFactKind],
  ['platform_revision.ownership', platformSchema.shape.ownership],
  ['platform_users.measure', platformUsersSchema.shape.measure],
  ['event_revision.kind', eventSchema.shape.kind],
  ['article_revision.kind', articleSchema.shape.kind],
  ['document_relation.relation', documentRelationSchema.shape.relation],
];

describe('code lists', () => {
  test.each(lists)('of %s are the same in the database and in the schema', async (column, codes) => {
    const [table, name] = column.split('.');
    const { rows } = await database.client.query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE conrelid = $1::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE 'CHECK ((' || $2 || ' = ANY%'`,
      [table, name],
    );
    const inDatabase = rows.flatMap(({ definition }) => [...definition.matchAll(/'([^']+)'::text/g)].map(([, code]) => code));
    const options = 'options' in codes ? codes.options : codes.unwrap().options;
    expect(inDatabase.sort()).toEqual([...options].map(String).sort());
  });

  test('a statement of a conflict knows the confidence of figures', () => {
    expect(conflictStatementSchema.shape.confidence.unwrap().options).toEqual(confidence.options);
  });
});
