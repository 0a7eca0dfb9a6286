import { ARTEFACT_TYPES, type Artefact, keyOf } from './sdmx-artefacts';

const NAMED = ['none', 'parents', 'parentsandsiblings', 'children', 'descendants', 'all'] as const;
export const REFERENCES: readonly string[] = [...NAMED, ...ARTEFACT_TYPES];

/** What else is given with the artefacts asked for, by the parameter `references` (SDMX 2.1, section 7, 4.3). */
export function referencesOf(chosen: readonly Artefact[], all: readonly Artefact[], references: string): Artefact[] {
  const byKey = new Map(all.map((one) => [keyOf(one), one]));
  const children = (some: readonly Artefact[]): Artefact[] => some.flatMap(({ uses }) => uses.flatMap((key) => byKey.get(key) ?? []));
  const parents = (some: readonly Artefact[]): Artefact[] => all.filter(({ uses }) => some.some((one) => uses.includes(keyOf(one))));
  const descendants = (some: readonly Artefact[]): Artefact[] =>
    some.length === 0 ? [] : [...children(some), ...descendants(children(some))];
  const ways: Readonly<Record<(typeof NAMED)[number], () => Artefact[]>> = {
    none: () => [],
    parents: () => parents(chosen),
    parentsandsiblings: () => [...parents(chosen), ...children(parents(chosen))],
    children: () => children(chosen),
    descendants: () => descendants(chosen),
    all: () => [...parents(chosen), ...children(parents(chosen)), ...descendants(chosen)],
  };
  const way = ways[references as keyof typeof ways];
  const found = way ? way() : ways.all().filter(({ type }) => type === references);
  return [...new Set(found)].filter((one) => !chosen.includes(one));
}
