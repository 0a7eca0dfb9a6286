import 'server-only';
import { NotFound } from '@/lib/errors';
import { listBodies } from '@/lib/organisations/queries';
import { listTopics } from '@/lib/topics/queries';
import { type Dataset, listDatasets } from '../datasets';
import { allMessages } from '../words';
import { datastoreSearch } from './datastore';
import { bodiesOf, groupOf, organizationOf, PORTAL_BODY, packageOf, type Registers, resourcesOf, tagOf, tagsOf } from './packages';
import { countOf, flagOf, listOf, neededOf, queriesOf, type Sent, textOf } from './parameters';
import { facetsOf, sorted, testsOf } from './search';

type Action = (sent: Sent) => Promise<unknown>;

async function registers(): Promise<Registers> {
  const [bodies, topics, { vi }] = await Promise.all([listBodies(), listTopics(), allMessages()]);
  return { bodies, topics, portalName: vi.layout.name };
}

const page = <T>(all: readonly T[], sent: Sent, otherwise = all.length): T[] => {
  const offset = countOf(sent, 'offset', 0, 1_000_000);
  return all.slice(offset, offset + countOf(sent, 'limit', otherwise, 1000));
};

const codesOf = (datasets: readonly Dataset[], of: (dataset: Dataset) => readonly string[]): string[] =>
  [...new Set(datasets.flatMap((dataset) => of(dataset)))].sort();
const topicOf = ({ topic }: Dataset): string[] => (topic === null ? [] : [topic]);

/** A register of what datasets stand under, in full where `all_fields` asks. */
async function listed(
  sent: Sent,
  of: (dataset: Dataset) => readonly string[],
  shown: (code: string, known: Registers) => { name: string } | null,
): Promise<unknown> {
  const [datasets, known] = await Promise.all([listDatasets(), registers()]);
  const codes = page(codesOf(datasets, of), sent);
  if (!flagOf(sent, 'all_fields')) return codes;
  return codes.flatMap((code) => {
    const entry = shown(code, known);
    return entry ? [{ ...entry, package_count: datasets.filter((dataset) => of(dataset).includes(code)).length }] : [];
  });
}

async function shownOne(
  sent: Sent,
  kind: string,
  of: (dataset: Dataset) => readonly string[],
  shown: (code: string, known: Registers) => object | null,
): Promise<unknown> {
  const id = neededOf(sent, 'id');
  const [datasets, known] = await Promise.all([listDatasets(), registers()]);
  const own = datasets.filter((dataset) => of(dataset).includes(id));
  const entry = own.length > 0 ? shown(id, known) : null;
  if (!entry) throw new NotFound(kind, id);
  const packages = flagOf(sent, 'include_datasets') ? { packages: own.slice(0, 1000).map((dataset) => packageOf(dataset, known)) } : {};
  return { ...entry, package_count: own.length, ...packages };
}

/** `fq` is one query, `fq_list` several; each has to hold. */
function filterQueriesOf(sent: Sent): [name: string, query: string][] {
  const one = textOf(sent, 'fq') ?? '';
  return [['fq', one], ...queriesOf(sent, 'fq_list').map((query): [string, string] => ['fq_list', query])];
}

/** The read side of CKAN's Action API, as its clients and harvesters call it. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  site_read: async () => true,
  help_show: async (sent) => {
    const name = neededOf(sent, 'name');
    if (!Object.hasOwn(ACTIONS, name)) throw new NotFound('action', name);
    return `${name}: as in CKAN 2.10, https://docs.ckan.org/en/2.10/api/`;
  },
  status_show: async () => ({
    ckan_version: '2.10.0',
    site_title: (await registers()).portalName,
    locale_default: 'vi',
    extensions: ['datastore'],
  }),
  package_list: async (sent) => page((await listDatasets()).map(({ id }) => id).sort(), sent),
  current_package_list_with_resources: async (sent) => {
    const [datasets, known] = await Promise.all([listDatasets(), registers()]);
    return page(sorted(datasets, 'metadata_modified desc'), sent, 100).map((dataset) => packageOf(dataset, known));
  },
  package_show: async (sent) => {
    const id = neededOf(sent, 'id');
    const dataset = (await listDatasets()).find((one) => one.id === id);
    if (!dataset) throw new NotFound('package', id);
    return packageOf(dataset, await registers());
  },
  package_search: async (sent) => {
    const [datasets, known] = await Promise.all([listDatasets(), registers()]);
    const tests = [...testsOf(textOf(sent, 'q') ?? '', 'q'), ...filterQueriesOf(sent).flatMap(([name, query]) => testsOf(query, name))];
    const found = datasets.filter((dataset) => tests.every((test) => test(dataset)));
    const start = countOf(sent, 'start', 0, 1_000_000);
    const rows = countOf(sent, 'rows', 10, 1000);
    const order = textOf(sent, 'sort') ?? '';
    const facets = facetsOf(found, listOf(sent, 'facet.field'));
    return {
      count: found.length,
      sort: order,
      results: sorted(found, order)
        .slice(start, start + rows)
        .map((dataset) => packageOf(dataset, known)),
      facets,
      search_facets: Object.fromEntries(
        Object.entries(facets).map(([title, counts]) => [
          title,
          { title, items: Object.entries(counts).map(([name, count]) => ({ name, display_name: name, count })) },
        ]),
      ),
    };
  },
  resource_show: async (sent) => {
    const id = neededOf(sent, 'id');
    const dataset = (await listDatasets()).find((one) => id.startsWith(`${one.id}.`));
    const resource = dataset && resourcesOf(dataset).find((one) => one.id === id);
    if (!resource) throw new NotFound('resource', id);
    return resource;
  },
  organization_list: (sent) => listed(sent, bodiesOf, organizationOf),
  organization_show: (sent) => shownOne(sent, 'organization', bodiesOf, organizationOf),
  group_list: (sent) => listed(sent, topicOf, groupOf),
  group_show: (sent) => shownOne(sent, 'group', topicOf, groupOf),
  tag_list: async (sent) => {
    const query = textOf(sent, 'query')?.toLowerCase() ?? '';
    const tags = codesOf(await listDatasets(), tagsOf).filter((tag) => tag.includes(query));
    return flagOf(sent, 'all_fields') ? page(tags, sent).map(tagOf) : page(tags, sent);
  },
  tag_show: (sent) => shownOne(sent, 'tag', tagsOf, tagOf),
  license_list: async () => [
    {
      id: 'cc-by',
      title: 'Creative Commons Attribution 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
      is_okd_compliant: true,
      status: 'active',
    },
  ],
  datastore_search: datastoreSearch,
};

export { PORTAL_BODY };
