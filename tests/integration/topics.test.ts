import { describe, expect, test } from 'vitest';
import { countDocuments } from '@/lib/documents/list-queries';
import { listIndicators } from '@/lib/indicators/queries';
import { viewAt } from '@/lib/publishing/edition-queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import { listGoals, listTasks } from '@/lib/strategy/queries';
import { TOPIC_KINDS } from '@/lib/topics/kinds';
import { countByTopic, listTopicMembers } from '@/lib/topics/member-queries';
import { listTopics } from '@/lib/topics/queries';
import { sumUnder, withChildren } from '@/lib/topics/tree';
import { readAtOneInstant } from '../support/one-instant';
import { testDatabase } from '../support/test-database';

testDatabase('content');

describe('what a topic counts', () => {
  readAtOneInstant();

  test('the counts of every topic are those of its lists, as it stands and as of a day', async () => {
    const topics = await listTopics();
    const goals = (await listGoals()).filter(({ kind }) => kind !== 'group');
    for (const asOf of [undefined, '2024-07-18']) {
      const view = await viewAt({ asOf });
      const { known } = view;
      const counts = await countByTopic(known);
      const tasks = foldTasks(await listTasks(known), view);
      for (const { code } of topics) {
        const family = withChildren(topics, code);
        const isUnder = ({ topic }: { topic: string | null }) => topic !== null && family.includes(topic);
        const members = await listTopicMembers(family, 10_000, known);
        const sums = sumUnder(topics, code, counts, TOPIC_KINDS);
        expect(sums, `${code} ${asOf ?? ''}`).toMatchObject({
          indicators: (await listIndicators({ topics: family }, known)).length,
          tasks: tasks.filter(isUnder).length,
          documents: await countDocuments({ topics: family }, known),
          platforms: members.platforms.length,
          events: members.events.length,
          articles: members.articles.length,
        });
        if (asOf === undefined) expect(sums.goals, code).toBe(goals.filter(isUnder).length);
      }
    }
  });
});

test('a record of a child topic is found under the parent', async () => {
  const topics = await listTopics();
  const child = topics.find(({ parent }) => parent === 'digital-economy');
  if (!child) throw new Error('the digital economy has no topic below it');
  const counts = await countByTopic();
  const economy = sumUnder(topics, 'digital-economy', counts, TOPIC_KINDS);
  expect(economy.indicators).toBeGreaterThan(counts['digital-economy']?.indicators ?? 0);
  const below = await listIndicators({ topics: [child.code] });
  const all = await listIndicators({ topics: withChildren(topics, 'digital-economy') });
  expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(below.map(({ code }) => code)));
});

test('what is not classified is in no topic, and nothing is in two', async () => {
  const [topics, counts] = [await listTopics(), await countByTopic()];
  const roots = topics.filter(({ parent }) => parent === null);
  const classified = roots.reduce((sum, { code }) => sum + sumUnder(topics, code, counts, ['indicators']).indicators, 0);
  expect(classified).toBe((await listIndicators()).length);
});
