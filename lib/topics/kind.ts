import { defineKind } from '@/lib/kind';
import { topicSchema } from './schema';

export const topicKind = defineKind({
  kind: 'topic',
  schema: topicSchema,
  identity: 'topic',
  table: 'topic_revision',
  columns: { parent: 'parent_code', name: 'name' },
  links: {},
  href: (code) => `/topics/${code}`,
});
