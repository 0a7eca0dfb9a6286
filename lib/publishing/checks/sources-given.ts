import {
  aboutFigure,
  aboutRecord,
  type Check,
  type CheckedFigure,
  type CheckedRecord,
  type CheckName,
  type Finding,
  isKept,
  passed,
} from './finding';
import { fieldOf, partsOf } from './parts';

type Need = { field: string; codes: string[]; isNeeded: boolean };

/** Fields that name sources. One is needed wherever the record says how sure it is, and by each side of a disagreement. */
function needsOf({ kind, after }: CheckedRecord): Need[] {
  return partsOf(after).flatMap((part) => {
    const { source, confidence } = part.values;
    const lists = ['sources', 'reports'].flatMap((field) => {
      const codes = part.values[field];
      if (!Array.isArray(codes)) return [];
      const isNeeded = kind === 'conflict' && part.at !== null;
      return [{ field: fieldOf(part, field), codes: codes.filter((code) => typeof code === 'string'), isNeeded }];
    });
    const isSure = typeof confidence === 'string' && kind !== 'source' && part.values.sources === undefined;
    if (source === undefined && !isSure) return lists;
    return [
      ...lists,
      { field: fieldOf(part, 'source'), codes: typeof source === 'string' && source !== '' ? [source] : [], isNeeded: isSure },
    ];
  });
}

/** The codes of all sources that the set names: what `CheckedSet.sources` must be looked up for. */
export function citedSources(records: readonly CheckedRecord[], figures: readonly Pick<CheckedFigure, 'source' | 'nature'>[]): string[] {
  const ofRecords = records.filter(isKept).flatMap((record) => needsOf(record).flatMap(({ codes }) => codes));
  return [...new Set([...ofRecords, ...figures.filter(isKept).map(({ source }) => source)])].filter((code) => code !== '');
}

/** A source where one is needed, and none that nobody knows. */
export const checkSourcesGiven: Check = ({ records, figures, sources }) => {
  const findings: Finding[] = [];
  let inOrder = 0;
  const look = ({ field, codes, isNeeded }: Need, found: (check: CheckName, values: Record<string, string>) => Finding) => {
    const unknown = codes.filter((code) => !sources.has(code));
    if (codes.length === 0 && isNeeded) findings.push(found('source-given', { field }));
    else if (unknown.length > 0) findings.push(...unknown.map((source) => found('source-known', { field, source })));
    else if (codes.length > 0) inOrder += 1;
  };
  for (const record of records.filter(isKept)) {
    for (const need of needsOf(record)) look(need, (check, values) => aboutRecord(record, check, 'block', need.field, values));
  }
  for (const figure of figures.filter(isKept)) {
    const need = { field: 'source', codes: figure.source === '' ? [] : [figure.source], isNeeded: true };
    look(need, (check, values) => aboutFigure(figure, check, 'block', 'source', values));
  }
  return [...findings, ...passed('source-given', inOrder)];
};

/** A source without a date leaves open when the portal could have known what it says. One finding a source, however often it is cited. */
export const checkSourcesDated: Check = ({ records, figures, sources }) => {
  const own = records.filter((record) => isKept(record) && record.kind === 'source');
  const ownUndated = own.filter(({ after }) => (after.published ?? null) === null);
  const ownCodes = new Set(own.map(({ code }) => code));
  const cited = citedSources(records, figures).filter((code) => !ownCodes.has(code));
  const undated = cited.filter((code) => sources.get(code)?.published === null);
  const findings = [
    ...ownUndated.map((record) =>
      aboutRecord(record, 'source-dated', 'warn', 'published', { source: String(record.after.title ?? record.code) }),
    ),
    ...undated.map((code) =>
      aboutRecord({ kind: 'source', code }, 'source-dated', 'warn', 'published', { source: sources.get(code)?.title ?? code }),
    ),
  ];
  const known = own.length + cited.filter((code) => sources.has(code)).length;
  return [...findings, ...passed('source-dated', known - findings.length)];
};
