import { type Finding, WHOLE } from './checks/finding';

/** Of one check and severity; more than this nobody reads. */
export const FINDINGS_SHOWN = 50;
/** The `check` of a finding that only says how many more there are: `values.count`, `values.of`. */
export const MORE = 'more';

const order = ['block', 'warn', 'pass'] as const;

/** Puts the findings of batches together as if they had been one. */
export class FindingTally {
  private readonly groups = new Map<string, { shown: Map<string, Finding>; total: number; inOrder: number }>();
  private readonly dated = new Set<string>();

  /** `dated`: sources of the batch that have a date, counted once however often they are cited. */
  add(found: readonly Finding[], dated: readonly string[]): void {
    for (const code of dated) this.dated.add(code);
    for (const finding of found) {
      const name = `${finding.severity} ${finding.check}`;
      const group = this.groups.get(name) ?? { shown: new Map<string, Finding>(), total: 0, inOrder: 0 };
      this.groups.set(name, group);
      if (finding.severity === 'pass') group.inOrder += Number(finding.values.count ?? 0);
      const key = finding.severity === 'pass' ? '' : JSON.stringify([finding.kind, finding.code, finding.field, finding.values]);
      if (group.shown.has(key)) continue;
      group.total += 1;
      if (group.shown.size < FINDINGS_SHOWN) group.shown.set(key, finding);
    }
  }

  findings(): Finding[] {
    const all = [...this.groups.values()].flatMap(({ shown, total, inOrder }) => {
      const kept = [...shown.values()].map((finding) =>
        finding.severity === 'pass' ? { ...finding, values: { count: String(this.count(finding, inOrder)) } } : finding,
      );
      const [first] = kept;
      if (!first || total <= kept.length) return kept;
      const { check, severity } = first;
      return [...kept, { check: MORE, severity, ...WHOLE, field: null, values: { count: String(total - kept.length), of: check } }];
    });
    return order.flatMap((severity) => all.filter((finding) => finding.severity === severity));
  }

  private count({ check }: Finding, inOrder: number): number {
    return check === 'source-dated' ? this.dated.size : inOrder;
  }
}
