import { areaKind, areaSuccessionKind } from '@/lib/areas/kind';
import { documentKind, documentRelationKind } from '@/lib/documents/kind';
import { eventKind } from '@/lib/events/kind';
import { termKind } from '@/lib/glossary/kind';
import { conflictKind, indicatorKind, releaseKind, seriesBreakKind, seriesKind, targetKind } from '@/lib/indicators/kind';
import type { Kind } from '@/lib/kind';
import { articleKind } from '@/lib/news/kind';
import { organisationKind, organisationSuccessionKind, replyKind } from '@/lib/organisations/kind';
import { platformKind } from '@/lib/platforms/kind';
import { sourceKindOfRecord } from '@/lib/sources/kind';
import { goalKind, taskFactKindOfRecord, taskKind } from '@/lib/strategy/kind';
import { synonymKind } from '@/lib/synonyms/kind';
import { topicKind } from '@/lib/topics/kind';

/** Every kind of record that can be published. Figures are bulk and have their own way in (figures.ts). */
export const KINDS = [
  sourceKindOfRecord,
  topicKind,
  organisationKind,
  organisationSuccessionKind,
  areaKind,
  areaSuccessionKind,
  documentKind,
  documentRelationKind,
  indicatorKind,
  seriesKind,
  seriesBreakKind,
  releaseKind,
  targetKind,
  conflictKind,
  goalKind,
  taskKind,
  taskFactKindOfRecord,
  platformKind,
  eventKind,
  articleKind,
  termKind,
  synonymKind,
  replyKind,
] as unknown as readonly Kind[];

const byName = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** The kind of that name; an unknown name is a programming error. */
export function kindNamed(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new RangeError(`unknown kind of record: ${name}`);
  return kind;
}
