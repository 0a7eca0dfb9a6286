import { z } from 'zod';
import { figureSchema } from '@/lib/indicators/schema';
import { kindNamed } from '../kinds';
import { FIGURES } from './files';
import type { SheetColumn } from './sheet';

const shapeOf = (schema: unknown): Readonly<Record<string, unknown>> => (schema instanceof z.ZodObject ? schema.shape : {});

/** A field without what only says that it may be absent. */
const bare = (schema: unknown): unknown => (schema instanceof z.ZodNullable ? bare(schema.unwrap()) : schema);

function entriesOf(schema: unknown): string[] {
  const inner = bare(schema);
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String);
  return inner instanceof z.ZodUnion ? inner.options.flatMap(entriesOf) : [];
}

/** The codes that the schema of the kind allows in a column; none where it does not list them. */
export function allowedValues(kind: string, { key, child }: Pick<SheetColumn, 'key' | 'child'>): string[] {
  const shape = shapeOf(kind === FIGURES.kind ? figureSchema : kindNamed(kind).schema);
  if (child === null) return entriesOf(shape[key]);
  const parts = bare(shape[child]);
  return parts instanceof z.ZodArray ? entriesOf(shapeOf(parts.element)[key]) : [];
}
