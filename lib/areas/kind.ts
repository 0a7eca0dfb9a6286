import { defineKind } from '@/lib/kind';
import { areaSchema, areaSuccessionSchema } from './schema';

export const areaKind = defineKind({
  kind: 'area',
  schema: areaSchema,
  identity: 'area',
  table: 'area_revision',
  columns: {
    notation: 'notation',
    scheme: 'scheme',
    kind: 'kind',
    name: 'name',
    validFrom: 'valid_from',
    validTo: 'valid_to',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: {},
  href: (code) => `/areas/${code}`,
});

export const areaSuccessionKind = defineKind({
  kind: 'area-succession',
  schema: areaSuccessionSchema,
  identity: null,
  table: 'area_succession',
  columns: { predecessor: 'predecessor_code', successor: 'successor_code', happenedOn: 'happened_on', document: 'document_code' },
  links: {},
  href: () => null,
});
