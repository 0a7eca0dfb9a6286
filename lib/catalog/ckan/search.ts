import { Invalid } from '@/lib/errors';
import { fold } from '@/lib/fold';
import { type Dataset, firstWords } from '../datasets';
import { bodiesOf, resourcesOf, tagsOf } from './packages';

type Test = (dataset: Dataset) => boolean;

const valuesOf: Readonly<Record<string, (dataset: Dataset) => readonly string[]>> = {
  id: ({ id }) => [id],
  name: ({ id }) => [id],
  organization: (dataset) => bodiesOf(dataset),
  owner_org: (dataset) => bodiesOf(dataset),
  groups: ({ topic }) => (topic === null ? [] : [topic]),
  tags: (dataset) => tagsOf(dataset),
  res_format: (dataset) => resourcesOf(dataset).map(({ format }) => format),
  license_id: () => ['cc-by'],
  type: () => ['dataset'],
  state: () => ['active'],
  capacity: () => ['public'],
};
const dates: Readonly<Record<string, (dataset: Dataset) => string>> = {
  metadata_modified: ({ modified }) => modified,
  metadata_created: ({ issued }) => issued,
};

const malformed = (parameter: string): Invalid => new Invalid([{ path: [parameter], code: 'malformed' }]);

/** An end of a range as an instant; `*` is open. `NOW` and a day alone are written by harvesters too. */
function bound(text: string, parameter: string): number | null {
  if (text === '*') return null;
  if (text === 'NOW') return Number.POSITIVE_INFINITY;
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : /Z|[+-]\d{2}:\d{2}$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(instant)) throw malformed(parameter);
  return instant;
}

/** One clause of the query language: `organization:bca`, `metadata_modified:[2026-01-01T00:00:00Z TO *]`, `tags:("a" OR "b")`. */
function clause(field: string, value: string, parameter: string): Test {
  const date = dates[field];
  if (date) {
    const range = /^[[{](\S+) TO (\S+)[\]}]$/.exec(value);
    if (!range) throw malformed(parameter);
    const [from, to] = [bound(range[1] as string, parameter), bound(range[2] as string, parameter)];
    return (dataset) => {
      const at = Date.parse(date(dataset));
      return (from === null || at >= from) && (to === null || at <= to);
    };
  }
  const read = valuesOf[field];
  if (!read) throw malformed(parameter);
  if (value === '*' || value === '[* TO *]') return (dataset) => read(dataset).length > 0;
  const wanted = new Set(
    [...value.matchAll(/"([^"]*)"|[^\s()"]+/g)].map(([whole, quoted]) => quoted ?? whole).filter((one) => !/^(OR|AND)$/.test(one)),
  );
  return (dataset) => read(dataset).some((one) => wanted.has(one));
}

/** The filters of `fq` and what `q` says of fields; words that name no field are looked for in titles and descriptions. */
export function testsOf(text: string, parameter: string): Test[] {
  const tests: Test[] = [];
  const words = text.replace(
    /([+-]?)(\w+):(\[[^\]]*\]|\{[^}]*\}|\([^)]*\)|"[^"]*"|\S+)/g,
    (whole, sign: string, field: string, value: string) => {
      if (field === '*' || whole === '*:*') return '';
      const test = clause(field, value, parameter);
      tests.push(sign === '-' ? (dataset) => !test(dataset) : test);
      return ' ';
    },
  );
  const wanted = fold(words)
    .split(/[^\p{L}\p{N}*-]+/u)
    .filter((word) => word !== '' && word !== '*' && word !== 'and' && word !== 'or');
  if (wanted.length > 0) {
    tests.push((dataset) => {
      const said = fold([dataset.id, ...Object.values(dataset.title), ...Object.values(dataset.description)].join(' '));
      return wanted.every((word) => said.includes(word.replaceAll('*', '')));
    });
  }
  return tests;
}

const orders: Readonly<Record<string, (dataset: Dataset) => string>> = {
  id: ({ id }) => id,
  name: ({ id }) => id,
  title: ({ title }) => firstWords(title),
  title_string: ({ title }) => firstWords(title),
  metadata_modified: ({ modified }) => modified,
  metadata_created: ({ issued }) => issued,
  score: () => '',
};

/** `metadata_modified desc, id asc`; the id keeps the order stable. */
export function sorted(datasets: readonly Dataset[], text: string): Dataset[] {
  const keys = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [field = '', direction = 'asc'] = part.split(/\s+/);
      const read = orders[field];
      if (!read || !/^(asc|desc)$/i.test(direction)) throw malformed('sort');
      return { read, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
    });
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...datasets].sort((a, b) => {
    for (const { read, sign } of keys) {
      const order = compare(read(a), read(b)) * sign;
      if (order !== 0) return order;
    }
    return compare(a.id, b.id);
  });
}

/** How many of the found datasets have each value, for the fields asked for. */
export function facetsOf(found: readonly Dataset[], fields: readonly string[]) {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const read = valuesOf[field];
      if (!read) return [];
      const counts: Record<string, number> = {};
      for (const dataset of found) for (const value of read(dataset)) counts[value] = (counts[value] ?? 0) + 1;
      return [[field, counts]];
    }),
  );
}
