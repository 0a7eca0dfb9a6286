import 'server-only';
import { env } from '@/lib/env';
import { entityTag, openHeaders } from '@/lib/exports/download';
import { sent } from '@/lib/exports/sent';
import { isNamed } from '@/lib/http/entity-tag';
import { LOCALES } from '@/lib/i18n/localized';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { LICENCE } from './door';
import { viewOfQuery } from './question';
import { choiceOf, isVersion } from './sdmx-address';
import { ARTEFACT_TYPES, type Artefact, type ArtefactType, artefacts } from './sdmx-artefacts';
import { offerFor, STRUCTURE_OFFERS } from './sdmx-formats';
import { mustKnow } from './sdmx-parameters';
import { REFERENCES, referencesOf } from './sdmx-references';
import { SdmxRefusal, wrong } from './sdmx-refusal';
import { structureMessage, type Written } from './sdmx-structure-message';
import { publisherName } from './words';

/** Resources of SDMX 2.1 of which the portal keeps none. */
const NONE = [
  'metadatastructure categoryscheme hierarchicalcodelist dataproviderscheme dataconsumerscheme organisationunitscheme metadataflow',
  'reportingtaxonomy provisionagreement structureset process categorisation contentconstraint actualconstraint allowedconstraint',
  'attachmentconstraint transformationscheme rulesetscheme userdefinedoperatorscheme customtypescheme namepersonalisationscheme',
].flatMap((names) => names.split(' '));

/** Resources that are no structures, and are not served. */
const ELSEWHERE = ['schema', 'metadata', 'availableconstraint', 'registration'];

const DETAILS: Readonly<Record<string, [chosen: Written['stub'], referenced: Written['stub']]>> = {
  full: ['no', 'no'],
  allstubs: ['name', 'name'],
  allcompletestubs: ['described', 'described'],
  referencestubs: ['no', 'name'],
  referencecompletestubs: ['no', 'described'],
  referencepartial: ['no', 'no'],
};

/** The types that a resource of an address stands for. */
function typesOf(resource: string): readonly ArtefactType[] {
  if (resource === 'structure') return ARTEFACT_TYPES;
  if (resource === 'organisationscheme') return ['agencyscheme'];
  const type = ARTEFACT_TYPES.find((one) => one === resource);
  if (type) return [type];
  throw new SdmxRefusal(ELSEWHERE.includes(resource) ? 'not-implemented' : 'no-data');
}

/** The structures that an address asks for: `/codelist/VNDES/CL_AREA/latest/vn`. */
export async function sdmxStructures(request: Request, [resource = '', ...parts]: readonly string[]): Promise<Response> {
  const { searchParams: query, pathname } = new URL(request.url);
  const types = typesOf(resource);
  offerFor(STRUCTURE_OFFERS, query.get('format'), request.headers.get('accept'));
  mustKnow(query, ['references', 'detail']);
  const references = query.get('references') || 'none';
  const stubs = Object.hasOwn(DETAILS, query.get('detail') || 'full') ? DETAILS[query.get('detail') || 'full'] : undefined;
  // Other types may be asked for; there are none of them.
  if (!REFERENCES.includes(references) && !NONE.includes(references)) throw wrong('references');
  if (!stubs) throw wrong('detail');
  if (parts.length > 4) throw wrong('path');
  const [agency, id] = [choiceOf(parts[0], 'agencyID'), choiceOf(parts[1], 'resourceID')];
  const items = choiceOf(parts[3], 'itemID');
  const { known, day } = await viewOfQuery(query);
  const all = await artefacts({ known, day, filters: {} });
  const isAsked = (one: Artefact) => types.includes(one.type) && (agency?.has(one.agency) ?? true) && (id?.has(one.id) ?? true);
  const chosen = isVersion(parts[2]) ? all.filter(isAsked) : [];
  if (chosen.length === 0) throw new SdmxRefusal('no-data');
  const written: Written[] = [
    ...chosen.map((one) => ({ ...one, stub: stubs[0], items })),
    ...referencesOf(chosen, all, references).map((one) => ({ ...one, stub: stubs[1], items: null })),
  ];
  return answer(request, written, [pathname, query.toString(), known]);
}

async function answer(request: Request, written: readonly Written[], said: readonly unknown[]): Promise<Response> {
  const [newest, publisher] = await Promise.all([getNewestEdition(), publisherName()]);
  const etag = entityTag([...said, newest?.number ?? 0]);
  const headers = {
    ...openHeaders,
    'Content-Type': `${STRUCTURE_OFFERS[0]?.mediaType};charset=utf-8`,
    'Content-Language': LOCALES.join(', '),
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: etag,
    Link: `<${LICENCE.url}>; rel="license"`,
    Vary: 'Accept',
  };
  if (isNamed(etag, request.headers.get('if-none-match') ?? '')) return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD') return new Response(null, { headers });
  const header = {
    id: `structures_edition-${newest?.number ?? 0}`,
    preparedAt: newest?.publishedAt ?? new Date(0).toISOString(),
    publisher,
    portal: env().PORTAL_URL,
  };
  return new Response(sent(structureMessage(header, written)), { headers });
}
