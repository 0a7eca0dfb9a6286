import type { Kind } from '@/lib/kind';
import { names, type Parent, parents } from './ownership';

/**
 * What `keptOf` answers for single records, as a condition on the open revisions `r` of a kind, so that lists and counts stay in the
 * database. `$1` is the bodies. A test holds the two together.
 */
export function keptSql(kind: Kind): string {
  const named = (names[kind.kind] ?? []).map((field) => valuesMeet(kind, field, (value) => `${value} = ANY($1)`));
  const below = (parents[kind.kind] ?? []).map(([field, parent]) => valuesMeet(kind, field, (value) => parentKept(parent, value)));
  return `(${[...named, ...below, answers(kind.kind, 'r.code')].join('\n OR ')})`;
}

/** Some value of the field meets the condition: a column holds one, links hold several. */
function valuesMeet(kind: Kind, field: string, condition: (value: string) => string): string {
  const target = kind.links[field];
  if (target === undefined) return condition(field === 'code' ? 'r.code' : `r."${kind.columns[field]}"`);
  return `EXISTS (SELECT FROM link f WHERE f.from_kind = '${kind.kind}' AND f.from_code = r.code AND f.from_revision = r.revision
    AND f.role = '${field}' AND ${condition(`f.${target}_code`)})`;
}

const ownsIndicator = (code: string): string => `EXISTS (SELECT FROM link o
    JOIN indicator_revision i ON i.code = o.from_code AND i.revision = o.from_revision AND i.superseded_at IS NULL
   WHERE o.from_kind = 'indicator' AND o.role = 'owners' AND o.organisation_code = ANY($1) AND o.from_code = ${code})`;

const parentNamed: Readonly<Record<Parent, (code: string) => string>> = {
  indicator: ownsIndicator,
  series: (code) => `EXISTS (SELECT FROM series_revision s WHERE s.superseded_at IS NULL AND s.code = ${code}
    AND (s.producer_code = ANY($1) OR ${ownsIndicator('s.indicator_code')}))`,
  document: (code) =>
    `EXISTS (SELECT FROM document_revision d WHERE d.superseded_at IS NULL AND d.issuer_code = ANY($1) AND d.code = ${code})`,
  task: (code) => `EXISTS (SELECT FROM task_fact t WHERE t.superseded_at IS NULL AND NOT t.withdrawn AND t.kind IN ('owner', 'partner')
    AND t.organisation_code = ANY($1) AND t.task_code = ${code})`,
};

const parentKept = (parent: Parent, code: string): string => `(${parentNamed[parent](code)} OR ${answers(parent, code)})`;

/** Made responsible by an administrator, or the first to publish it. */
const answers = (kind: string, code: string): string =>
  `(EXISTS (SELECT FROM responsibility y WHERE y.organisation_code = ANY($1) AND y.kind = '${kind}' AND y.code IN ('', ${code}))
    OR EXISTS (SELECT FROM change c JOIN change_set p ON p.number = c.change_set_number WHERE c.kind = '${kind}' AND c.code = ${code}
      AND c.base_revision = 0 AND p.edition IS NOT NULL AND p.organisation_code = ANY($1)))`;

/** The same for the figures of the series `code`. */
export const figuresKeptSql = (code: string): string => `(${parentKept('series', code)} OR ${answers('figure', code)})`;
