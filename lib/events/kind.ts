import { defineKind } from '@/lib/kind';
import { eventSchema } from './schema';

export const eventKind = defineKind({
  kind: 'event',
  schema: eventSchema,
  identity: 'event',
  table: 'event_revision',
  columns: {
    name: 'name',
    kind: 'kind',
    starts: 'starts',
    ends: 'ends',
    place: 'place',
    area: 'area_code',
    summary: 'summary',
    topic: 'topic_code',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: { organisers: 'organisation', documents: 'document', tasks: 'task', reports: 'source' },
  href: (code) => `/events/${code}`,
});
