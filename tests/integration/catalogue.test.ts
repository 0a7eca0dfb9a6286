import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import { describe, expect, test } from 'vitest';
import { POST as act, GET as ask } from '@/app/api/3/action/[action]/route';
import { GET as askShort } from '@/app/api/action/[action]/route';
import { GET as sdmxRoot } from '@/app/sdmx/2.1/route';
import { GET as plan } from '@/app/stratml/[file]/route';
import { listDatasets } from '@/lib/catalog/datasets';
import { type CatalogForm, catalogAnswer, datasetAnswer } from '@/lib/catalog/dcat/answer';
import { term } from '@/lib/catalog/dcat/terms';
import { openAnswer } from '@/lib/catalog/open-answer';
import { TABLES } from '@/lib/catalog/tables';
import { env } from '@/lib/env';
import { fold } from '@/lib/fold';
import { LOCALES } from '@/lib/i18n/localized';
import { readAtOneInstant } from '../support/one-instant';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const portal = () => env().PORTAL_URL;

const catalog = (form: CatalogForm, query = '') => {
  const request = new Request(`${portal()}/catalog.${form}${query}`);
  return openAnswer(request, () => catalogAnswer(request, form));
};

async function turtle(query = ''): Promise<Store> {
  return new Store(new Parser().parse(await (await catalog('ttl', query)).text()));
}

/** Every page of the catalogue, by the links it gives. */
async function whole(): Promise<Store> {
  const store = new Store();
  for (let query = ''; ; ) {
    const page = await turtle(query);
    for (const quad of page) store.add(quad as Quad);
    const [next] = page.getObjects(null, term('hydra:next'), null);
    if (!next) return store;
    query = new URL(next.value).search;
  }
}

const nodes = (store: Store, type: Parameters<typeof term>[0]) => store.getSubjects(term('rdf:type'), term(type), null);

/** What DCAT-AP 3 asks of each class. */
const mandatory: [Parameters<typeof term>[0], Parameters<typeof term>[0][]][] = [
  [
    'dcat:Catalog',
    [
      'dct:title',
      'dct:description',
      'dct:publisher',
      'dct:issued',
      'dct:modified',
      'dct:language',
      'dct:license',
      'dct:spatial',
      'foaf:homepage',
      'dcat:themeTaxonomy',
    ],
  ],
  [
    'dcat:Dataset',
    [
      'dct:title',
      'dct:description',
      'dcat:contactPoint',
      'dcat:distribution',
      'dcat:theme',
      'dct:publisher',
      'dct:spatial',
      'dct:modified',
    ],
  ],
  ['dcat:Distribution', ['dcat:accessURL', 'dct:format', 'dct:license', 'dct:description', 'dcatap:availability']],
  ['dcat:DataService', ['dct:title', 'dcat:endpointURL']],
  ['foaf:Agent', ['foaf:name']],
];

describe('the catalogue of DCAT-AP 3', () => {
  readAtOneInstant();

  test('has every dataset once, by following its pages', async () => {
    const store = await whole();
    const expected = (await listDatasets()).map(({ id }) => `${portal()}/catalog/datasets/${id}`);
    expect(
      nodes(store, 'dcat:Dataset')
        .map(({ value }) => value)
        .sort(),
    ).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(TABLES.length);
  });

  test('says of each thing what the profile asks, in four languages', async () => {
    const store = await whole();
    for (const [type, properties] of mandatory) {
      const found = nodes(store, type);
      expect(found.length, type).toBeGreaterThan(0);
      for (const node of found)
        for (const property of properties)
          expect(store.getObjects(node, term(property), null).length, `${node.value} ${property}`).toBeGreaterThan(0);
    }
    for (const node of nodes(store, 'dcat:Dataset')) {
      const languages = store.getObjects(node, term('dct:title'), null).map((title) => ('language' in title ? title.language : ''));
      expect(languages.sort()).toEqual([...LOCALES].sort());
    }
  });

  test('was issued with the first edition, is as new as the newest, and leads to services that answer', async () => {
    const { rows } = await database.client.query<{ first: Date; newest: Date }>(
      'SELECT min(published_at) AS first, max(published_at) AS newest FROM change_set WHERE edition IS NOT NULL',
    );
    const store = await turtle();
    const [said] = nodes(store, 'dcat:Catalog');
    const dates = (['dct:issued', 'dct:modified'] as const).map((name) => store.getObjects(said ?? null, term(name), null)[0]?.value);
    expect(dates).toEqual([rows[0]?.first.toISOString(), rows[0]?.newest.toISOString()]);
    expect(store.getObjects(null, term('dcat:endpointURL'), null).map(({ value }) => value)).toContain(`${portal()}/sdmx/2.1`);
    const led = sdmxRoot();
    expect([led.status, led.headers.get('location')]).toEqual([303, `${portal()}/sdmx/2.1/dataflow/all/all/latest`]);
  });

  test('says under a language only what is written in it', async () => {
    const { rows } = await database.client.query<{ code: string; names: string[] }>(
      `SELECT code, ARRAY(SELECT key FROM jsonb_each(definition) WHERE key IN ('vi', 'en', 'fr', 'ru') ORDER BY key) AS names
         FROM indicator_revision WHERE superseded_at IS NULL AND NOT withdrawn AND definition IS NOT NULL`,
    );
    const written = new Map(rows.map(({ code, names }) => [`${portal()}/catalog/datasets/indicator-${code}`, names]));
    const store = await whole();
    for (const node of nodes(store, 'dcat:Dataset')) {
      const expected = written.get(node.value);
      const said = store.getObjects(node, term('dct:description'), null).map((words) => ('language' in words ? words.language : ''));
      if (expected) expect(said.sort(), node.value).toEqual(expected);
    }
  });

  test('types every node that it links to', async () => {
    const store = await whole();
    const linked: Parameters<typeof term>[0][] = [
      'dct:publisher',
      'dct:license',
      'dct:spatial',
      'dct:language',
      'dct:format',
      'dcat:mediaType',
      'dcat:accessURL',
      'dcat:theme',
      'dct:temporal',
      'dcat:contactPoint',
    ];
    for (const predicate of linked)
      for (const object of store.getObjects(null, term(predicate), null))
        expect(store.getObjects(object, term('rdf:type'), null).length, `${predicate} ${object.value}`).toBeGreaterThan(0);
  });

  test('says the same as JSON-LD and as RDF/XML', async () => {
    const line = ({ subject, predicate, object }: Quad) =>
      `${subject.value} ${predicate.value} ${object.value} ${'language' in object ? object.language : ''}`;
    const expected = [...(await turtle())]
      .map((quad) => line(quad as Quad))
      .filter((text) => !text.includes('catalog.'))
      .sort();
    const read = (await jsonld.toRDF(await (await catalog('jsonld')).json(), { format: 'application/n-quads' })) as unknown as string;
    expect(
      new Parser({ format: 'N-Quads' })
        .parse(read)
        .map(line)
        .filter((text) => !text.includes('catalog.'))
        .sort(),
    ).toEqual(expected);
    const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'rdf:Description' }).parse(
      await (await catalog('rdf')).text(),
    );
    const described = xml['rdf:RDF']['rdf:Description'] as Record<string, unknown>[];
    const properties = described.reduce(
      (sum, one) =>
        sum +
        Object.entries(one)
          .filter(([name]) => !name.startsWith('@'))
          .flatMap(([, value]) => value).length,
      0,
    );
    expect(properties).toBe([...(await turtle())].length);
  });

  test('answers for one dataset, and refuses what is not there by name', async () => {
    const request = new Request(`${portal()}/catalog/datasets/table-observations.ttl`);
    const store = new Store(new Parser().parse(await (await datasetAnswer(request, 'table-observations', 'ttl')).text()));
    expect(nodes(store, 'dcat:Dataset')).toHaveLength(1);
    expect(store.getObjects(null, term('hydra:totalItems'), null)).toEqual([]);
    expect((await catalog('ttl', '?page=999')).status).toBe(404);
    const refused = await catalog('ttl', '?page=x');
    expect([refused.status, ((await refused.json()) as { parameter: string }).parameter]).toEqual([400, 'page']);
    const { headers } = await catalog('ttl');
    const again = await catalogAnswer(
      new Request(`${portal()}/catalog.ttl`, { headers: { 'If-None-Match': headers.get('etag') ?? '' } }),
      'ttl',
    );
    expect(again.status).toBe(304);
  });
});

type Envelope = { success: boolean; result: Record<string, unknown> & unknown[]; error?: { __type: string } };
const context = (action: string) => ({ params: Promise.resolve({ action }) });
const get = async (action: string, query: Record<string, string> = {}) => {
  const answer = await ask(new Request(`${portal()}/api/3/action/${action}?${new URLSearchParams(query)}`), context(action));
  return { status: answer.status, ...((await answer.json()) as Envelope) };
};
const post = async (action: string, body: unknown) => {
  const request = new Request(`${portal()}/api/3/action/${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
  const answer = await act(request, context(action));
  return { status: answer.status, ...((await answer.json()) as Envelope) };
};

describe('the Action API of CKAN', () => {
  test('answers the same by GET and by POST, under both prefixes', async () => {
    const [byGet, byPost] = [
      await get('package_show', { id: 'table-observations' }),
      await post('package_show', { id: 'table-observations' }),
    ];
    expect(byGet.success).toBe(true);
    expect(byPost.result).toEqual(byGet.result);
    const short = await askShort(new Request(`${portal()}/api/action/site_read`), context('site_read'));
    expect(await short.json()).toMatchObject({ success: true, result: true });
  });

  test('a harvester that pages until nothing comes has every dataset once', async () => {
    const found: string[] = [];
    for (let start = 0; ; start += 100) {
      const { result } = await get('package_search', {
        rows: '100',
        start: String(start),
        sort: 'id asc',
        fq: 'metadata_modified:[2020-01-01T00:00:00Z TO *]',
      });
      const results = result.results as { id: string; resources: { url: string }[] }[];
      if (results.length === 0) break;
      found.push(...results.map(({ id }) => id));
    }
    expect(found).toEqual((await listDatasets()).map(({ id }) => id).sort());
    expect((await get('package_search', { fq: 'metadata_modified:[2100-01-01T00:00:00Z TO *]' })).result.count).toBe(0);
  });

  test('finds without accents, by organisation, by topic, and counts facets', async () => {
    const { result } = await get('package_search', { q: 'kinh te so', rows: '5', 'facet.field': '["organization","res_format"]' });
    expect(result.count).toBeGreaterThan(0);
    expect((result.facets as unknown as { res_format: { CSV: number } }).res_format.CSV).toBe(result.count);
    const [body] = (await get('organization_list')).result as unknown as string[];
    const own = await get('package_search', { fq: `organization:${body}`, rows: '1000' });
    expect(own.result.count).toBe((await get('organization_show', { id: body as string })).result.package_count);
    expect((await get('organization_list', { all_fields: 'True' })).result[0]).toMatchObject({ name: body, type: 'organization' });
  });

  test('the datastore gives the rows of the table, narrowed, chosen and in order', async () => {
    const answer = await post('datastore_search', {
      resource_id: 'table-observations.csv',
      filters: { area: 'vn' },
      fields: ['series', 'period', 'value'],
      sort: 'period desc',
      limit: 7,
    });
    const { rows } = await database.client.query(
      `SELECT n.series_code AS series, n.period FROM current_observation n WHERE n.area_code = 'vn' ORDER BY n.period DESC NULLS LAST, n.series_code LIMIT 7`,
    );
    const records = answer.result.records as { series: string; period: string }[];
    expect(records.map(({ series, period }) => ({ series, period }))).toEqual(rows);
    const { rows: all } = await database.client.query(`SELECT count(*)::int AS count FROM current_observation WHERE area_code = 'vn'`);
    expect(answer.result.total).toBe(all[0].count);
    expect(
      ((await post('datastore_search', { resource_id: 'table-observations', limit: 10, offset: 99_000 })).result.records as unknown[])
        .length,
    ).toBe(0);
  });

  test('the datastore looks for words whatever their accents, and passes over no parameter', async () => {
    const id = 'table-topics';
    const all = (await post('datastore_search', { resource_id: id, limit: 1000 })).result.total as unknown as number;
    const found = await post('datastore_search', { resource_id: id, q: 'KINH te số', limit: 1000 });
    const records = found.result.records as Record<string, unknown>[];
    expect(records.length).toBeGreaterThan(0);
    expect(records.length).toBeLessThan(all);
    expect(found.result.total).toBe(records.length);
    for (const record of records) expect(fold(JSON.stringify(record))).toMatch(/kinh.*te.*so|so.*kinh/s);
    expect((await post('datastore_search', { resource_id: id, q: 'nothing-like-this' })).result.total).toBe(0);
    for (const [name, value] of Object.entries({
      q: { name_vi: 'kinh' },
      distinct: true,
      plain: false,
      records_format: 'csv',
      full_text: 'x',
    })) {
      const refused = await post('datastore_search', { resource_id: id, [name]: value });
      expect([refused.status, name in (refused.error ?? {})], name).toEqual([409, true]);
    }
  });

  test('narrows by a list of filters as by one, and says what each action is where its answers lead', async () => {
    const [body] = (await get('organization_list')).result as unknown as string[];
    const fq = `organization:${body}`;
    const one = await post('package_search', { fq, rows: 1000 });
    expect((await post('package_search', { fq_list: [fq, 'type:dataset'], rows: 1000 })).result).toEqual(one.result);
    expect((await get('package_search', { fq_list: `${fq} type:dataset`, rows: '1000' })).result.count).toBe(one.result.count);
    expect((await post('package_search', { fq: 'type:dataset', fq_list: ['nothing:x'] })).status).toBe(409);
    const { help } = one as unknown as { help: string };
    expect((await get('help_show', Object.fromEntries(new URL(help).searchParams))).result).toContain('package_search');
    expect((await get('help_show', { name: 'nothing' })).status).toBe(404);
  });

  test('refuses in the envelope of CKAN', async () => {
    expect(await get('package_show', { id: 'nothing' })).toMatchObject({
      status: 404,
      success: false,
      error: { __type: 'Not Found Error' },
    });
    expect(await get('package_show')).toMatchObject({ status: 409, success: false, error: { __type: 'Validation Error' } });
    expect(await get('package_create')).toMatchObject({ status: 400, success: false });
    expect(await get('constructor')).toMatchObject({ status: 400, success: false });
  });

  test('whatever is asked is answered or refused, never a failure', async () => {
    const actions = fc.constantFrom(
      'package_search',
      'package_show',
      'datastore_search',
      'organization_list',
      'group_show',
      'tag_list',
      'resource_show',
    );
    const values = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '*:*',
        'organization:(',
        'metadata_modified:[x TO y]',
        '[',
        '{}',
        '-1',
        '1e9',
        'NaN',
        'table-observations',
        "'; DROP TABLE change; --",
      ),
      fc.integer(),
      fc.array(fc.string()),
      fc.constant(null),
    );
    const names = fc.constantFrom(
      'id',
      'q',
      'fq',
      'sort',
      'rows',
      'start',
      'limit',
      'offset',
      'resource_id',
      'filters',
      'fields',
      'facet.field',
      'all_fields',
      'query',
      'fq_list',
    );
    await fc.assert(
      fc.asyncProperty(actions, fc.dictionary(names, values, { maxKeys: 5 }), async (action, body) => {
        const { status, success } = await post(action, body);
        expect(status).toBeLessThan(500);
        expect(success).toBe(status === 200);
      }),
    );
  });
});

describe('the plan as StratML', () => {
  test.each(LOCALES)('in %s it has the goals, the targets of the Strategy and what was measured', async (locale) => {
    const answer = await plan(new Request(`${portal()}/stratml/${locale}.xml`), { params: Promise.resolve({ file: `${locale}.xml` }) });
    expect(answer.status).toBe(200);
    const many = ['Goal', 'Objective', 'PerformanceIndicator', 'MeasurementInstance', 'Value'];
    const { PerformancePlanOrReport: read } = new XMLParser({
      ignoreAttributes: false,
      parseTagValue: false,
      isArray: (name) => many.includes(name),
    }).parse(await answer.text());
    const { Goal: goals } = read.StrategicPlanCore as {
      Goal: {
        Objective: {
          SequenceIndicator: string;
          PerformanceIndicator?: { SequenceIndicator: string; MeasurementInstance: { TargetResult?: { NumberOfUnits: string } }[] }[];
        }[];
      }[];
    };
    const objective = goals
      .flatMap(({ Objective }) => Objective)
      .find((one) => one.PerformanceIndicator?.some(({ SequenceIndicator }) => SequenceIndicator === 'de-gdp-share'));
    const numbers = objective?.PerformanceIndicator?.flatMap(({ MeasurementInstance }) =>
      MeasurementInstance.flatMap(({ TargetResult }) => TargetResult?.NumberOfUnits ?? []),
    );
    expect(numbers).toEqual(expect.arrayContaining(['20', '30']));
  });

  test.each(['fr', 'ru'])('in %s a text of another language is marked as such, or left out', async (locale) => {
    const answer = await plan(new Request(`${portal()}/stratml/${locale}.xml`), { params: Promise.resolve({ file: `${locale}.xml` }) });
    const isVietnamese = /[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
    const texts = [...(await answer.text()).matchAll(/<(\w+)( xml:lang="vi")?>([^<]+)/g)];
    expect(texts.filter(([, , mark, words = '']) => mark === undefined && isVietnamese.test(words)).map(([whole]) => whole)).toEqual([]);
  });

  test('it is called what the Strategy is called, and a parameter that it does not know is refused', async () => {
    const read = (query: string) =>
      plan(new Request(`${portal()}/stratml/en.xml${query}`), { params: Promise.resolve({ file: 'en.xml' }) });
    expect(await (await read('')).text()).toContain('<Name>National Strategy for Developing the Digital Economy');
    expect((await read('?edition=1')).status).toBe(400);
  });
});
