import { codeListAddress, siblingAddress } from '../addresses';
import type { Format, TableFile } from '../file';
import type { Column, ColumnType, Table } from '../table';

/**
 * Types of the Table Schema. A period and a day known only in part are texts: its own types for years and months admit one precision a
 * column. A list is a text, since its first version has none that CSV can hold.
 */
const types: Partial<Record<ColumnType, { type: string; format?: string }>> = {
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'date' },
  timestamp: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' },
};

const field = ({ table, words, locale }: Pick<TableFile, 'table' | 'words' | 'locale'>, column: Column) => ({
  name: column.id,
  title: words.column(column)[locale],
  ...(types[column.type] ?? { type: 'string' }),
  ...(column.choices === undefined ? {} : { categories: column.choices }),
  constraints: {
    ...(column.required || table.key.includes(column.id) ? { required: true } : {}),
    ...(column.choices === undefined ? {} : { enum: column.choices }),
  },
});

type Reference = { column: Column; target: Table; code: Column };

/** Columns of one code each whose table is at hand and named by that code. */
function references({ table, related }: TableFile): Reference[] {
  return table.columns.flatMap((column) => {
    const target = column.refers === undefined || column.type === 'list' ? undefined : related(column.refers);
    const [key, ...more] = target?.key ?? [];
    const code = target?.columns.find(({ id }) => id === key);
    return target && code && more.length === 0 ? [{ column, target, code }] : [];
  });
}

/** The rows of this file may be only some of their table, so that even a code of its own is looked up in the whole. */
const listName = ({ table }: TableFile, { id }: Table): string => (id === table.id ? `${id}-all` : id);

/** The tables that rows refer to, each once; more of them is said in their own packages. */
function codeLists(file: TableFile, named: readonly Reference[]) {
  const targets = new Map(named.map(({ target }) => [target.id, target]));
  return [...targets.values()].map((target) => ({
    name: listName(file, target),
    profile: 'tabular-data-resource',
    path: codeListAddress(file, target.id),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: target.columns.map(({ id, type }) => ({ name: id, ...(types[type] ?? { type: 'string' }) })),
      primaryKey: target.key,
      missingValues: [''],
    },
  }));
}

const foreignKey = (file: TableFile, { column, target, code }: Reference) => ({
  fields: [column.id],
  reference: { resource: listName(file, target), fields: [code.id] },
});

/** The descriptor (Data Package 2.0, readable by programs of the first version); `path` is where its rows are. */
export function datapackageOf(file: TableFile, path: string) {
  const { table, asked, words, origin, locale } = file;
  const { licence, publishedAt, edition, asOf, judgedOn } = origin;
  const licences = [{ name: licence.id, path: licence.url, title: licence.name }];
  const sources = [{ title: origin.publisher[locale], path: origin.page }];
  const named = references(file);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'tabular-data-package',
    name: table.id,
    id: origin.pinned,
    title: words.title[locale],
    description: words.description[locale],
    homepage: origin.page,
    ...(publishedAt === null ? {} : { created: publishedAt }),
    ...(edition === null ? {} : { version: String(edition) }),
    ...(asOf === null ? {} : { asOf }),
    ...(judgedOn === null ? {} : { judgedOn }),
    filters: asked.filters,
    licenses: licences,
    sources,
    contributors: [{ title: origin.publisher[locale], role: 'publisher', roles: ['publisher'] }],
    resources: [
      {
        name: table.id,
        profile: 'tabular-data-resource',
        path,
        title: words.title[locale],
        description: words.description[locale],
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
        licenses: licences,
        sources,
        schema: {
          fields: table.columns.map((column) => field(file, column)),
          primaryKey: table.key,
          // The first version admits no empty list.
          foreignKeys: named.length === 0 ? undefined : named.map((one) => foreignKey(file, one)),
          missingValues: [''],
        },
      },
      ...codeLists(file, named),
    ],
  };
}

/** What the CSV of the same address holds, by the Data Package standard (Frictionless). */
export const datapackage: Format = {
  extension: 'datapackage.json',
  mediaType: 'application/json; charset=utf-8',
  isFor: () => true,
  isNeutral: false,
  isShown: true,
  isMetadata: true,
  async *write(file) {
    yield Buffer.from(`${JSON.stringify(datapackageOf(file, siblingAddress(file.origin, 'csv')), null, 2)}\n`);
  },
};
