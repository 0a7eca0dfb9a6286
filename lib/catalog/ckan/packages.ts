import { env } from '@/lib/env';
import { formatOf } from '@/lib/exports/formats';
import { localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { Topic } from '@/lib/topics/queries';
import { type Dataset, fileAddress, firstWords } from '../datasets';
import { LICENCE } from '../door';

/** The portal itself, as the body under which whole tables stand. */
export const PORTAL_BODY = 'portal';

export type Registers = { bodies: readonly Body[]; topics: readonly Topic[]; portalName: string };

const seconds = (instant: string): string => instant.replace(/Z$/, '');

/** A body as CKAN's organisation; words are in Vietnamese, the portal's first language, since CKAN knows one. */
export function organizationOf(code: string, { bodies, portalName }: Registers) {
  const body = bodies.find((one) => one.code === code);
  const title = body ? localize(body.name, 'vi').words : code === PORTAL_BODY ? portalName : null;
  if (title === null) return null;
  return { id: code, name: code, title, display_name: title, type: 'organization', state: 'active', is_organization: true };
}

export function groupOf(code: string, { topics }: Registers) {
  const topic = topics.find((one) => one.code === code);
  if (!topic) return null;
  const title = localize(topic.name, 'vi').words;
  return { id: code, name: code, title, display_name: title, type: 'group', state: 'active', is_organization: false };
}

/** Tags: the table behind a dataset and its topic. */
export const tagsOf = ({ table, topic }: Dataset): string[] => [table, ...(topic === null ? [] : [topic])];
const tagOf = (name: string) => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null });

export { tagOf };

export const bodiesOf = ({ producers }: Dataset): readonly string[] => (producers.length > 0 ? producers : [PORTAL_BODY]);

export function resourcesOf(dataset: Dataset) {
  return dataset.formats.flatMap((extension, position) => {
    const format = formatOf(extension);
    if (!format) return [];
    return [
      {
        id: `${dataset.id}.${extension}`,
        package_id: dataset.id,
        name: `${firstWords(dataset.title)} (${extension})`,
        description: '',
        format: extension.toUpperCase(),
        mimetype: format.mediaType.split(';')[0],
        url: `${env().PORTAL_URL}/vi${fileAddress(dataset, extension)}`,
        url_type: null,
        position,
        state: 'active',
        created: seconds(dataset.issued),
        last_modified: seconds(dataset.modified),
        metadata_modified: seconds(dataset.modified),
        datastore_active: extension === 'csv',
      },
    ];
  });
}

/** A dataset as CKAN's package. */
export function packageOf(dataset: Dataset, registers: Registers) {
  const resources = resourcesOf(dataset);
  const tags = tagsOf(dataset).map(tagOf);
  const [owner = PORTAL_BODY] = bodiesOf(dataset);
  const groups = dataset.topic === null ? [] : [groupOf(dataset.topic, registers)].filter((group) => group !== null);
  return {
    id: dataset.id,
    name: dataset.id,
    title: firstWords(dataset.title),
    title_translated: dataset.title,
    notes: firstWords(dataset.description),
    notes_translated: dataset.description,
    url: `${env().PORTAL_URL}/vi${dataset.path}`,
    type: 'dataset',
    state: 'active',
    private: false,
    isopen: true,
    license_id: 'cc-by',
    license_title: LICENCE.name,
    license_url: LICENCE.url,
    author: registers.portalName,
    author_email: null,
    maintainer: registers.portalName,
    maintainer_email: null,
    version: null,
    creator_user_id: null,
    metadata_created: seconds(dataset.issued),
    metadata_modified: seconds(dataset.modified),
    owner_org: owner,
    organization: organizationOf(owner, registers),
    groups,
    tags,
    num_tags: tags.length,
    resources,
    num_resources: resources.length,
    extras: [
      { key: 'producers', value: dataset.producers.join(',') },
      { key: 'table', value: dataset.table },
      ...(dataset.temporal
        ? [
            { key: 'temporal_start', value: dataset.temporal.start },
            { key: 'temporal_end', value: dataset.temporal.end },
          ]
        : []),
    ],
    relationships_as_object: [],
    relationships_as_subject: [],
  };
}
