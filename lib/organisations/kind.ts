import { defineKind } from '@/lib/kind';
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
  href: () => null,
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
