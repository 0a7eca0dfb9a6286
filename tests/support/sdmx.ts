import { XMLParser } from 'fast-xml-parser';
import { GET } from '@/app/sdmx/2.1/[...path]/route';

const origin = 'http://127.0.0.1:3000';

export const askSdmx = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  GET(new Request(`${origin}/sdmx/2.1/${path}`, { headers }));

export const statusOf = async (path: string, headers?: Record<string, string>): Promise<[number, string]> => {
  const answer = await askSdmx(path, headers);
  return [answer.status, await answer.text()];
};

export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };
type Parsed = { [name: string]: Parsed[] | Record<string, string> | string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
});

/** XML as a reader that is not ours reads it; names without their prefixes, spaces between elements dropped. */
export function readXml(text: string): Node {
  const [root] = (parser.parse(text) as Parsed[]).filter((one) => !Object.keys(one)[0]?.startsWith('?')).flatMap(nodeOf);
  if (!root) throw new Error('no element');
  return root;
}

function nodeOf(parsed: Parsed): Node[] {
  const key = Object.keys(parsed).find((one) => one !== ':@') as string;
  if (key === '#text') return [];
  const inside = parsed[key] as Parsed[];
  return [
    {
      name: key.replace(/^.*:/, ''),
      attributes: Object.fromEntries(
        Object.entries((parsed[':@'] ?? {}) as Record<string, string>).map(([name, value]) => [name, String(value)]),
      ),
      children: inside.flatMap(nodeOf),
      text: inside.map((one) => one['#text'] ?? '').join(''),
    },
  ];
}

/** Every element of that name below a node. */
export const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const child = (node: Node, name: string): Node | undefined => node.children.find((one) => one.name === name);

/** A figure as a reader of SDMX has it: concepts with their values. */
export type Read = Record<string, string>;

const valuesIn = (node: Node | undefined): Read =>
  Object.fromEntries((node?.children ?? []).map(({ attributes: { id = '', value = '' } }) => [id, value]));
const observed = (obs: Node): Read => {
  const value = child(obs, 'ObsValue')?.attributes.value;
  return { ...valuesIn(child(obs, 'ObsKey')), ...valuesIn(child(obs, 'Attributes')), ...(value === undefined ? {} : { OBS_VALUE: value }) };
};

/** The sets of a generic message, each with its action. */
export function genericSets(text: string): { action: string; figures: Read[] }[] {
  const root = readXml(text);
  const at = all(root, 'Structure').find(({ attributes }) => attributes.dimensionAtObservation)?.attributes
    .dimensionAtObservation as string;
  return root.children
    .filter(({ name }) => name === 'DataSet')
    .map((set) => ({
      action: set.attributes.action as string,
      figures: [
        ...set.children.filter(({ name }) => name === 'Obs').map(observed),
        ...set.children
          .filter(({ name }) => name === 'Series')
          .flatMap((series) => {
            const own = { ...valuesIn(child(series, 'SeriesKey')), ...valuesIn(child(series, 'Attributes')) };
            const figures = series.children.filter(({ name }) => name === 'Obs');
            if (figures.length === 0) return [own];
            return figures.map((obs) => ({ ...own, [at]: child(obs, 'ObsDimension')?.attributes.value as string, ...observed(obs) }));
          }),
      ],
    }));
}

export const genericFigures = (text: string): Read[] => genericSets(text).flatMap(({ figures }) => figures);

export function specificFigures(text: string): Read[] {
  const set = readXml(text).children.filter(({ name }) => name === 'DataSet');
  return set.flatMap((one) =>
    one.children.flatMap((series) =>
      series.name === 'Obs' || series.children.length === 0
        ? [series.attributes]
        : series.children.map((obs) => ({ ...series.attributes, ...obs.attributes })),
    ),
  );
}

type Listed = { id: string; values: { id?: string; name?: string }[] };
type Json = {
  data: {
    dataSets: {
      action: string;
      series?: Record<string, { attributes?: (number | null)[]; observations?: Record<string, (number | null)[]> }>;
      observations?: Record<string, (number | null)[]>;
    }[];
    structure: { dimensions: { series: Listed[]; observation: Listed[] }; attributes: { series: Listed[]; observation: Listed[] } };
  };
};

const resolved = (lists: readonly Listed[], places: readonly (number | null)[]): Read =>
  Object.fromEntries(
    lists.flatMap(({ id, values }, index) => {
      const place = places[index] ?? null;
      return place === null ? [] : [[id, values[place]?.id ?? values[place]?.name ?? '']];
    }),
  );

export function jsonFigures(text: string): Read[] {
  const { dataSets, structure } = (JSON.parse(text) as Json).data;
  const { dimensions, attributes } = structure;
  const placesOf = (key: string) => key.split(':').map(Number);
  const figure = ([key, [value, ...said]]: [string, (number | null)[]]): Read => ({
    ...resolved(dimensions.observation, placesOf(key)),
    ...resolved(attributes.observation, said),
    ...(value == null ? {} : { OBS_VALUE: String(value) }),
  });
  return dataSets.flatMap((set) => [
    ...Object.entries(set.observations ?? {}).map(figure),
    ...Object.entries(set.series ?? {}).flatMap(([key, series]) => {
      const own = { ...resolved(dimensions.series, placesOf(key)), ...resolved(attributes.series, series.attributes ?? []) };
      return series.observations ? Object.entries(series.observations).map((one) => ({ ...own, ...figure(one) })) : [own];
    }),
  ]);
}
