import { z } from 'zod';
import { localeSchema, localizedText } from '@/lib/i18n/localized';
import type { SentSetState } from '@/lib/publishing/sent-queries';

/** What the answers of the API hold around their rows: the OpenAPI document is written from these, and the answers are of their types. */

export const licenceSchema = z
  .strictObject({ id: z.string(), name: z.string(), url: z.url() })
  .meta({ examples: [{ id: 'CC-BY-4.0', name: 'Creative Commons Attribution 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }] });

export const metaSchema = z.strictObject({
  table: z.string(),
  /** The newest edition that the rows can come from; 0 while nothing is published. */
  edition: z.int().min(0),
  asOf: z.iso.date().nullable(),
  /** The day on which statuses and lateness are judged; null where the rows do not depend on it. */
  judgedOn: z.iso.date().nullable(),
  licence: licenceSchema,
  count: z.int().min(0).optional(),
});
export type Meta = z.infer<typeof metaSchema>;

export const listLinks = z.strictObject({ self: z.url(), next: z.url().optional(), prev: z.url().optional() });
export const rowLinks = z.strictObject({ self: z.url(), list: z.url(), page: z.url().optional() });
export type ListLinks = z.infer<typeof listLinks>;
export type RowLinks = z.infer<typeof rowLinks>;

const inFour = z.record(localeSchema, z.string());
export const tableEntry = z.strictObject({
  id: z.string(),
  title: inFour,
  description: inFour,
  key: z.array(z.string()),
  columns: z.array(z.string()),
  filters: z.array(z.string()),
  /** Whether rows depend on the day they are asked for. */
  isDated: z.boolean(),
  links: z.strictObject({ list: z.url(), page: z.url(), csv: z.url() }),
});
export const indexSchema = z.strictObject({
  data: z.array(tableEntry),
  meta: metaSchema.pick({ edition: true, licence: true }),
  links: z.strictObject({ self: z.url(), openapi: z.url(), documentation: z.url(), changes: z.url() }),
});
export type Index = z.infer<typeof indexSchema>;

/** RFC 9457. */
export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string(),
  detail: z.string().optional(),
  /** The parameter of the address that is wrong. */
  parameter: z.string().optional(),
  issues: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  issueCount: z.int().min(0).optional(),
  conflicts: z.array(z.strictObject({ pointer: z.string(), published: z.unknown(), proposed: z.unknown() })).optional(),
});

/** What became of a change set that a body's own system sent. */
const setState = z.enum(['draft', 'submitted', 'scheduled', 'published', 'returned', 'withdrawn']);
const step = z.enum(['opened', 'submitted', 'returned', 'scheduled', 'published', 'withdrawn', 'held-back']);
const instant = z.iso.datetime({ offset: true });
export const sentAnswer = z.strictObject({ number: z.int().min(1), state: setState, address: z.url() });
export const sentState = sentAnswer.extend({
  title: localizedText,
  reason: localizedText,
  submittedAt: instant.nullable(),
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
  edition: z.int().min(1).nullable(),
  steps: z.array(z.strictObject({ at: instant, step, words: z.string().nullable() })),
  comments: z.array(
    z.strictObject({ kind: z.string(), code: z.string(), field: z.string(), words: z.string(), at: instant, isSettled: z.boolean() }),
  ),
}) satisfies z.ZodType<SentSetState & { address: string }>;
