import { defineKind } from '@/lib/kind';
import { replySchema } from './reply-schema';
import { organisationSchema, organisationSuccessionSchema } from './schema';

export const organisationKind = defineKind({
  kind: 'organisation',
  schema: organisationSchema,
  identity: 'organisation',
  table: 'organisation_revision',
  columns: {
    notation: 'notation',
    kind: 'kind',
    name: 'name',
    note: 'note',
    validFrom: 'valid_from',
    validTo: 'valid_to',
    isClass: 'is_class',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: {},
  href: (code) => `/organisations/${code}`,
});

export const organisationSuccessionKind = defineKind({
  kind: 'organisation-succession',
  schema: organisationSuccessionSchema,
  identity: null,
  table: 'organisation_succession',
  columns: {
    predecessor: 'predecessor_code',
    successor: 'successor_code',
    happenedOn: 'happened_on',
    document: 'document_code',
    source: 'source_code',
  },
  links: {},
  href: () => null,
});

export const replyKind = defineKind({
  kind: 'reply',
  schema: replySchema,
  identity: null,
  table: 'reply',
  columns: {
    organisation: 'organisation_code',
    role: 'role',
    given: 'given',
    words: 'words',
    task: 'task_code',
    indicator: 'indicator_code',
    source: 'source_code',
  },
  links: {},
  href: () => null,
});
