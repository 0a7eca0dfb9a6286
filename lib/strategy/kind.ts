import { defineKind } from '@/lib/kind';
import { goalSchema, taskFactSchema, taskSchema } from './schema';

export const goalKind = defineKind({
  kind: 'goal',
  schema: goalSchema,
  identity: 'goal',
  table: 'goal_revision',
  columns: {
    notation: 'notation',
    parent: 'parent_code',
    kind: 'kind',
    title: 'title',
    description: 'description',
    lead: 'lead_code',
    deadlines: 'deadlines',
    topic: 'topic_code',
    document: 'document_code',
    clause: 'clause',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: { partners: 'organisation', indicators: 'indicator' },
  href: (code) => `/strategy#${code}`,
});

export const taskKind = defineKind({
  kind: 'task',
  schema: taskSchema,
  identity: 'task',
  table: 'task_revision',
  columns: {
    notation: 'notation',
    parent: 'parent_code',
    kind: 'kind',
    title: 'title',
    description: 'description',
    topic: 'topic_code',
    document: 'document_code',
    clause: 'clause',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: { indicators: 'indicator' },
  href: (code) => `/strategy/${code}`,
});

export const taskFactKindOfRecord = defineKind({
  kind: 'task-fact',
  schema: taskFactSchema,
  identity: null,
  table: 'task_fact',
  columns: {
    task: 'task_code',
    kind: 'kind',
    happenedOn: 'happened_on',
    releasedOn: 'released_on',
    organisation: 'organisation_code',
    due: 'due',
    words: 'words',
    document: 'document_code',
    source: 'source_code',
    quote: 'quote',
    quoteLanguage: 'quote_language',
    confidence: 'confidence',
  },
  links: {},
  href: () => null,
});
