import { Package } from 'datapackage';
import { describe, expect, test } from 'vitest';
import { TABLES } from '@/lib/catalog/tables';
import { labelled } from '@/lib/i18n/format';
import { LOCALES } from '@/lib/i18n/localized';
import { openZip } from '@/lib/ingest/zip';
import { dataServer, fileAnswer } from '../support/data-server';
import { message } from '../support/messages';
import { readAtOneInstant } from '../support/one-instant';
import { readByDuck } from '../support/read-back';
import { bytesOf as joined } from '../support/spreadsheets';
import { testDatabase } from '../support/test-database';

const server = dataServer();
const database = testDatabase('content');

const bytesOf = async (address: string) => Buffer.from(await (await fileAnswer(address)).arrayBuffer());

type Csvw = {
  url: string;
  tableSchema: {
    primaryKey?: unknown;
    columns: {
      name: string;
      titles: string;
      datatype: string | { base: string; format: string };
      separator?: string;
      required?: boolean;
    }[];
  };
};

/** The lexical forms of CSVW's datatypes, as its recommendation lists them (section 6.4). */
const forms: Record<string, RegExp> = {
  string: /^.*$/s,
  anyURI: /^\S+$/,
  language: /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i,
  integer: /^[-+]?\d+$/,
  decimal: /^[-+]?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
};

describe('CSV on the Web', () => {
  readAtOneInstant();

  test.each(TABLES.map(({ id }) => id))('%s: every column is described, and every cell is what its description admits', async (id) => {
    const csv = await fileAnswer(`${server.url}/vi/data/${id}.csv`);
    const link = /<([^>]+)>; rel="describedby"; type="application\/csvm\+json"/.exec(csv.headers.get('Link') ?? '')?.[1] ?? '';
    const described: Csvw = JSON.parse((await bytesOf(link)).toString());
    expect(described.url).toBe(`${server.url}/vi/data/${id}.csv`);
    const { columns, primaryKey } = described.tableSchema;
    expect(primaryKey).toBeUndefined();
    const { columns: found, rows } = await readByDuck(Buffer.from(await csv.arrayBuffer()), 'csv');
    expect(columns.map(({ titles }) => titles)).toEqual(found.map(({ name }) => name));
    for (const [index, { name, datatype, separator, required }] of columns.entries()) {
      const form = forms[typeof datatype === 'string' ? datatype : datatype.base];
      expect(form, `${name}: ${JSON.stringify(datatype)}`).toBeDefined();
      const cells = rows
        .flatMap((row) => row[index] ?? (required ? [''] : []))
        .flatMap((cell) => (separator ? cell.split(separator) : [cell]));
      expect(
        cells.filter((cell) => !form?.test(cell) || (required && cell === '')),
        `${id}.${name}`,
      ).toEqual([]);
    }
  });

  test('the link keeps the question', async () => {
    const { headers } = await fileAnswer(`${server.url}/vi/data/areas.csv?scheme=vn-34&edition=1`, 'HEAD');
    expect(headers.get('Link')).toContain(`<${server.url}/vi/data/areas.csv-metadata.json?edition=1&scheme=vn-34>; rel="describedby"`);
  });
});

describe('the package of a part of a table', () => {
  test('states the address of that part, and finds every code in the whole table', async () => {
    const described = await Package.load(`${server.url}/vi/data/topics.datapackage.json?parent=digital-economy&edition=1`);
    expect(described.errors).toEqual([]);
    const rows = await described.resources[0]?.read({ keyed: true, relations: true });
    expect(rows?.length).toBeGreaterThan(0);
    expect(new Set(rows?.map(({ parent }) => (parent as { code: string }).code))).toEqual(new Set(['digital-economy']));
  });

  test('refuses what its rows do not hold', async () => {
    const descriptor = JSON.parse((await bytesOf(`${server.url}/vi/data/areas.datapackage.json`)).toString());
    const [areas] = descriptor.resources;
    areas.schema.fields.find(({ name }: { name: string }) => name === 'kind').constraints.enum = ['nothing'];
    const wrong = await Package.load(descriptor);
    await expect(wrong.resources[0]?.read({ keyed: true })).rejects.toThrow();
  });
});

describe('the file of one record', () => {
  readAtOneInstant();
  const address = '/indicators/de-gdp-share';

  test.each(LOCALES)('says in %s which record it is of, in its title, its filters and its citation', async (locale) => {
    const { rows } = await database.client.query(`SELECT name ->> $1 AS name FROM indicator_revision WHERE code = 'de-gdp-share' LIMIT 1`, [
      locale,
    ]);
    const title = `${rows[0].name}. ${message(locale, 'data.table.observations.title')}`;
    for (const extension of ['json', 'datapackage.json']) {
      const said = JSON.parse((await bytesOf(`${server.url}/${locale}${address}.${extension}`)).toString());
      expect(said, extension).toMatchObject({ title, filters: { indicator: ['de-gdp-share'] } });
    }
    const zip = openZip(await bytesOf(`${server.url}/${locale}${address}.zip`));
    const text = (await joined(zip.read('README.txt'))).toString();
    expect(text).toContain(`. ${title}. `);
    expect(text).toContain(labelled(message(locale, 'files.row.filters'), '', locale));
  });

  test('the whole table says of itself that it is narrowed to nothing', async () => {
    const said = JSON.parse((await bytesOf(`${server.url}/en/data/topics.json`)).toString());
    expect(said).toMatchObject({ title: message('en', 'data.table.topics.title'), filters: {} });
  });
});

describe('a zip', () => {
  test.each(LOCALES)('says in %s what it is, where it is from and how to cite it', async (locale) => {
    const zip = openZip(await bytesOf(`${server.url}/${locale}/data/indicators.zip?as-of=2024-07-18`));
    const text = (await joined(zip.read('README.txt'))).toString();
    expect(text).toContain(message(locale, 'data.table.indicators.title'));
    for (const row of ['licence', 'edition', 'asOf', 'cite', 'publisher'])
      expect(text).toContain(`\n${labelled(message(locale, `files.row.${row}`), '', locale)}`);
    expect(text).toContain('https://creativecommons.org/licenses/by/4.0/');
    expect(text).toContain(`${server.url}/${locale}/data/indicators?as-of=2024-07-18`);
  });
});
