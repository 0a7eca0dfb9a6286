import { defineKind } from '@/lib/kind';
import { articleSchema } from './schema';

export const articleKind = defineKind({
  kind: 'article',
  schema: articleSchema,
  identity: 'article',
  table: 'article_revision',
  columns: { kind: 'kind', published: 'published', title: 'title', body: 'body', topic: 'topic_code' },
  links: { indicators: 'indicator', tasks: 'task', documents: 'document', sources: 'source' },
  href: (code) => `/news/${code}`,
});
