import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { KINDS } from '@/lib/publishing/kinds';
import { sentChange, sentFigure, sentSet } from '@/lib/publishing/sent-set';
import { indexSchema, listLinks, metaSchema, problemSchema, rowLinks, sentAnswer, sentState, tableEntry } from './api-schema';

export type Json = Record<string, unknown>;

/** `task-facts` and a suffix as the name of a schema: `TaskFactsRow`. */
export const schemaName = (id: string, suffix: string): string =>
  id
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('') + suffix;

export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const named = {
  LocalizedText: localizedText,
  Meta: metaSchema,
  ListLinks: listLinks,
  RowLinks: rowLinks,
  Table: tableEntry,
  Index: indexSchema,
  Problem: problemSchema,
  SentChange: sentChange,
  SentFigure: sentFigure,
  SentChangeSet: sentSet,
  SentAnswer: sentAnswer,
  SentState: sentState,
} as const;

/** The schemas that the portal itself reads and answers by, under their names. */
export function writtenSchemas(): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  for (const { kind, schema } of KINDS) registry.add(schema, { id: schemaName(kind, 'Record') });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', unrepresentable: 'any', uri: (id) => schemaRef(id).$ref });
  const { __shared: _, ...own } = schemas as unknown as Record<string, Json>;
  const bare = Object.fromEntries(Object.entries(own).map(([id, { $schema: __, $id: ___, ...schema }]) => [id, schema]));
  return {
    ...bare,
    ...Object.fromEntries(KINDS.map(({ kind }) => [schemaName(kind, 'Record'), withoutCode(bare, kind)])),
    ...changesByKind(bare),
  };
}

/** The code stands beside the record and may be left out of it. */
function withoutCode(schemas: Record<string, Json>, kind: string): Json {
  const record = schemas[schemaName(kind, 'Record')] as Json & { required?: string[] };
  return { ...record, required: (record.required ?? []).filter((name) => name !== 'code') };
}

/** A change by its kind: which record it holds depends on it. */
function changesByKind(schemas: Record<string, Json>): Record<string, Json> {
  const { properties, ...change } = schemas.SentChange as Json & { properties: Json };
  const ofKind = (kind: string): Json => ({
    ...change,
    properties: { ...properties, kind: { const: kind }, record: schemaRef(schemaName(kind, 'Record')) },
  });
  const names = KINDS.map(({ kind }) => [kind, schemaName(kind, 'Change')] as const);
  return {
    ...Object.fromEntries(names.map(([kind, name]) => [name, ofKind(kind)])),
    SentChange: {
      oneOf: names.map(([, name]) => schemaRef(name)),
      discriminator: { propertyName: 'kind', mapping: Object.fromEntries(names.map(([kind, name]) => [kind, schemaRef(name).$ref])) },
    },
  };
}
