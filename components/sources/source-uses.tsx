import type { ReactNode } from 'react';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { Cite, CiteCount } from './cite';
import { citedConflicts } from './cited-conflicts';
import { citedFigures } from './cited-figures';
import { citedDefinitions, citedDocuments, citedGoals, citedSuccessions, foldedNames } from './cited-names';
import { citedTargets } from './cited-targets';
import { citedTasks } from './cited-tasks';

type Named = { code: string; name: LocalizedText };
type Document = { code: string; notation: string | null; title: LocalizedText; issued: string | null };

/** Everything that rests on one source. */
export type SourceUses = {
  figures: Parameters<typeof citedFigures>[0];
  targets: Parameters<typeof citedTargets>[0];
  /** The documents that set the targets. */
  targetDocuments: readonly Document[];
  tasks: Parameters<typeof citedTasks>[0];
  goals: readonly GoalRecord[];
  documents: readonly Document[];
  definitions: readonly Named[];
  bodies: readonly Named[];
  takeovers: readonly { code: string; predecessor: LocalizedText; successor: LocalizedText; happenedOn: string | null }[];
  areas: readonly (Named & { scheme: 'iso' | 'vn-63' | 'vn-34' })[];
  conflicts: readonly ConflictRecord[];
  /** The indicators that the conflicts are about. */
  conflictIndicators: readonly Named[];
};

export type Use = { key: Exclude<CiteCount, 'facts' | 'mergers'>; count: number; section: ReactNode };

/** The lists in the order of the page; each makes its marks now, before the numbered list is drawn. */
export function sourceUses(uses: SourceUses, cite: Cite): Use[] {
  const { t } = cite;
  const use = (key: Use['key'], items: readonly unknown[], section: () => ReactNode) => ({
    key,
    count: items.length,
    section: items.length > 0 ? section() : null,
  });
  return [
    use('figures', uses.figures, () => citedFigures(uses.figures, cite)),
    use('targets', uses.targets, () => citedTargets(uses.targets, cite, uses.targetDocuments)),
    use('tasks', uses.tasks, () => citedTasks(uses.tasks, cite)),
    use('goals', uses.goals, () => citedGoals(uses.goals, cite)),
    use('conflicts', uses.conflicts, () => citedConflicts(uses.conflicts, uses.conflictIndicators, cite)),
    use('documents', uses.documents, () => citedDocuments(uses.documents, cite)),
    use('definitions', uses.definitions, () => citedDefinitions(uses.definitions, cite)),
    use('bodies', uses.bodies, () => foldedNames(cite.count('bodies', uses.bodies.length), uses.bodies, cite)),
    use('takeovers', uses.takeovers, () =>
      citedSuccessions(
        uses.takeovers.map(({ predecessor, ...rest }) => ({ ...rest, predecessors: [predecessor] })),
        successionLabels(t),
        cite,
      ),
    ),
    use('areas', uses.areas, () =>
      (['iso', 'vn-63', 'vn-34'] as const).flatMap((scheme) => {
        const areas = uses.areas.filter((area) => area.scheme === scheme);
        return areas.length > 0 ? [foldedNames(t(`areas.scheme.${scheme}`, { count: cite.words.count(areas.length) }), areas, cite)] : [];
      }),
    ),
  ];
}

export const successionLabels = (t: Cite['t']): Parameters<typeof citedSuccessions>[1] => ({
  caption: t('takeovers.rail'),
  successor: t('takeovers.successor'),
  predecessors: t('takeovers.predecessor'),
  day: t('takeovers.day'),
});
