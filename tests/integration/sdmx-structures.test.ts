import { beforeAll, describe, expect, test } from 'vitest';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { LOCALES } from '@/lib/i18n/localized';
import { all, askSdmx, genericFigures, type Node, readXml, statusOf } from '../support/sdmx';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const flows = ['OBSERVATIONS', 'VINTAGES', 'PLATFORM_USERS'];

const structuresOf = async (path: string): Promise<Node> => {
  const [status, text] = await statusOf(path);
  expect(status, `${path}\n${text.slice(0, 400)}`).toBe(200);
  return readXml(text);
};
const idsOf = (node: Node, name: string): string[] => all(node, name).map(({ attributes }) => attributes.id as string);
/** What a message holds, by type: those that are stubs say where the whole is. */
const held = (node: Node) =>
  Object.fromEntries(
    ['AgencyScheme', 'Dataflow', 'Codelist', 'ConceptScheme', 'DataStructure'].flatMap((name) => {
      const ids = all(node, name).filter(({ attributes }) => attributes.urn);
      return ids.length === 0 ? [] : [[name, ids.map(({ attributes }) => attributes.id)]];
    }),
  );

describe('the structures', () => {
  test('are those of every statistic, whole in one answer', async () => {
    expect(held(await structuresOf('dataflow/VNDES/all/latest'))).toEqual({ Dataflow: flows });
    expect(held(await structuresOf('dataflow'))).toEqual({ Dataflow: flows });
    const whole = held(await structuresOf('dataflow/VNDES/OBSERVATIONS/latest?references=all'));
    expect(whole).toEqual({
      Dataflow: ['OBSERVATIONS'],
      DataStructure: ['OBSERVATIONS'],
      ConceptScheme: ['CONCEPTS'],
      Codelist: expect.any(Array),
    });
    expect(held(await structuresOf('datastructure/all/OBSERVATIONS/1.0?references=all'))).toEqual(whole);
    expect(held(await structuresOf('datastructure/all/OBSERVATIONS/latest?references=children'))).toEqual({
      ...whole,
      Dataflow: undefined,
    });
    expect(held(await structuresOf('dataflow/VNDES/OBSERVATIONS?references=datastructure')).DataStructure).toEqual(['OBSERVATIONS']);
    expect(held(await structuresOf('codelist/VNDES/CL_SOURCE?references=parents'))).toEqual({
      Codelist: ['CL_SOURCE'],
      DataStructure: ['PLATFORM_USERS'],
    });
    expect(held(await structuresOf('agencyscheme'))).toEqual({ AgencyScheme: ['AGENCIES'] });
    expect(Object.keys(held(await structuresOf('structure/all/all/all'))).sort()).toEqual([
      'AgencyScheme',
      'Codelist',
      'ConceptScheme',
      'DataStructure',
      'Dataflow',
    ]);
  });

  test('have names in four languages, and words of records in those that have them', async () => {
    const node = await structuresOf('structure');
    for (const name of ['Dataflow', 'DataStructure', 'Codelist', 'ConceptScheme', 'Concept', 'AgencyScheme', 'Agency']) {
      for (const one of all(node, name)) {
        const names = one.children.filter((each) => each.name === 'Name');
        expect(
          names.map(({ attributes }) => attributes['xml:lang'] ?? attributes.lang),
          `${name} ${one.attributes.id}`,
        ).toEqual(LOCALES);
        expect(names.every(({ text }) => text !== '')).toBe(true);
      }
    }
    expect(all(node, 'Code').every((code) => code.children.some(({ name, text }) => name === 'Name' && text !== ''))).toBe(true);
  });

  test('are stubs where that is asked for, and lists of some items say so', async () => {
    const stubs = await structuresOf('datastructure/VNDES/VINTAGES/latest?references=children&detail=referencestubs');
    expect(all(stubs, 'Code')).toEqual([]);
    expect(all(stubs, 'Attribute').length).toBeGreaterThan(0);
    expect(all(stubs, 'Codelist').every(({ attributes }) => attributes.isExternalReference === 'true' && attributes.structureURL)).toBe(
      true,
    );
    expect(all(await structuresOf('structure?detail=allstubs'), 'Concept')).toEqual([]);
    const some = await structuresOf('codelist/VNDES/CL_OBS_STATUS/latest/A+B');
    expect(idsOf(some, 'Code')).toEqual(['A', 'B']);
    expect(all(some, 'Codelist')[0]?.attributes.isPartial).toBe('true');
  });

  test('that do not exist are refused', async () => {
    for (const path of ['codelist/VNDES/CL_NOTHING', 'dataflow/ECB', 'dataflow/VNDES/OBSERVATIONS/2.0', 'categoryscheme', 'anything']) {
      expect((await statusOf(path))[0], path).toBe(404);
    }
    for (const path of ['dataflow?references=x', 'dataflow?detail=constructor', 'dataflow/a b', 'dataflow?foo=1'])
      expect((await statusOf(path))[0], path).toBe(400);
    expect((await statusOf('dataflow?format=csvdata'))[0]).toBe(406);
  });

  test('are given again only when something was published', async () => {
    const first = await askSdmx('codelist/VNDES/CL_AREA');
    await first.text();
    expect((await askSdmx('codelist/VNDES/CL_AREA', { 'if-none-match': first.headers.get('etag') as string })).status).toBe(304);
  });
});

describe.each(flows)('figures of %s', (flow) => {
  let structure: Node;
  let figures: Record<string, string>[];
  let text = '';
  beforeAll(async () => {
    structure = await structuresOf(`dataflow/VNDES/${flow}/latest?references=descendants`);
    [, text] = await statusOf(`data/${flow}/all`);
    figures = genericFigures(text);
  });

  test('keep to their structure: its concepts, its codes, and everything that must be said', () => {
    const components = [
      ...all(structure, 'Dimension'),
      ...all(structure, 'TimeDimension'),
      ...all(structure, 'Attribute'),
      ...all(structure, 'PrimaryMeasure'),
    ].filter(({ attributes }) => attributes.id !== undefined && attributes.id !== 'DimensionDescriptor');
    const codes = new Map(all(structure, 'Codelist').map((list) => [list.attributes.id as string, new Set(idsOf(list, 'Code'))]));
    const concepts = new Set(idsOf(structure, 'Concept'));
    for (const component of components) {
      const { id = '', assignmentStatus } = component.attributes;
      expect(concepts.has(id), id).toBe(true);
      const list = all(component, 'Enumeration').flatMap((one) => idsOf(one, 'Ref'))[0];
      const mustBe = component.name.endsWith('Dimension') || assignmentStatus === 'Mandatory';
      const values = figures.map((figure) => figure[id]);
      if (mustBe)
        expect(
          values.every((value) => value !== undefined),
          id,
        ).toBe(true);
      if (list)
        expect(
          values.filter((value) => value !== undefined && !codes.get(list)?.has(value)),
          `${id} in ${list}`,
        ).toEqual([]);
    }
    const ids = new Set(components.map(({ attributes }) => attributes.id));
    expect(new Set(figures.flatMap((figure) => Object.keys(figure)).filter((id) => !ids.has(id)))).toEqual(new Set());
    expect(figures.length).toBeGreaterThan(0);
    const key = components.filter(({ name }) => name.endsWith('Dimension')).map(({ attributes }) => attributes.id as string);
    expect(new Set(figures.map((figure) => key.map((id) => figure[id]).join(' '))).size).toBe(figures.length);
  });

  test('are well-formed for another reader of XML', async () => {
    const whole = await (await askSdmx(`dataflow/VNDES/${flow}/latest?references=all`)).text();
    const options = { initialMemoryPages: 1024, maxMemoryPages: 4 * memoryPages.GiB };
    const { errors } = await validateXML({
      xml: [
        { fileName: 'data.xml', contents: text },
        { fileName: 'structure.xml', contents: whole },
      ],
      schema: [],
      ...options,
    } as never);
    expect(errors).toEqual([]);
  });
});

test('the codes of an edition are those that stood in it', async () => {
  const { rows } = await database.client.query<{ code: string }>(
    `SELECT code FROM area_revision WHERE superseded_at IS NULL AND NOT withdrawn ORDER BY code COLLATE "C"`,
  );
  expect(idsOf(await structuresOf('codelist/VNDES/CL_AREA?edition=1'), 'Code').sort()).toEqual(rows.map(({ code }) => code).sort());
});
