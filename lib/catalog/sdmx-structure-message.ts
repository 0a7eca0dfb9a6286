import { VERSION } from '@/lib/exports/sdmx/concepts';
import { sentBy } from '@/lib/exports/sdmx/header';
import { HEAD, inLanguages, namespaces } from '@/lib/exports/sdmx/xml';
import { ARTEFACT_TYPES, type Artefact, type ArtefactType } from './sdmx-artefacts';

/** Where each type stands in a message, in the order of SDMXStructure, and in which part of the model. */
const elements: Readonly<Record<ArtefactType, { list: string; element: string; model: string }>> = {
  agencyscheme: { list: 'OrganisationSchemes', element: 'AgencyScheme', model: 'base.AgencyScheme' },
  dataflow: { list: 'Dataflows', element: 'Dataflow', model: 'datastructure.Dataflow' },
  codelist: { list: 'Codelists', element: 'Codelist', model: 'codelist.Codelist' },
  conceptscheme: { list: 'Concepts', element: 'ConceptScheme', model: 'conceptscheme.ConceptScheme' },
  datastructure: { list: 'DataStructures', element: 'DataStructure', model: 'datastructure.DataStructure' },
};

/** An artefact, whole, with some of its items, or as a stub that says where it is to be had. */
export type Written = Artefact & { stub: 'no' | 'name' | 'described'; items: ReadonlySet<string> | null };

export type StructureHeader = Parameters<typeof sentBy>[0] & { portal: string };

async function* artefactXml({ portal }: StructureHeader, one: Written): AsyncGenerator<string> {
  const { element, model } = elements[one.type];
  const { agency, id, stub, items } = one;
  const elsewhere =
    stub === 'no' ? '' : ` isExternalReference="true" structureURL="${portal}/sdmx/2.1/${one.type}/${agency}/${id}/${VERSION}"`;
  const urn = `urn:sdmx:org.sdmx.infomodel.${model}=${agency}:${id}(${VERSION})`;
  const partial = items === null || stub !== 'no' ? '' : ' isPartial="true"';
  yield `<s:${element} id="${id}" urn="${urn}" agencyID="${agency}" version="${VERSION}"${elsewhere}${partial}>${inLanguages('c:Name', one.names)}`;
  if (stub !== 'name' && one.descriptions) yield inLanguages('c:Description', one.descriptions);
  yield '\n';
  if (stub === 'no') yield* one.body(items);
  yield `</s:${element}>\n`;
}

/** A structure message, piece by piece. */
export async function* structureMessage(header: StructureHeader, written: readonly Written[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`${HEAD}<m:Structure${namespaces('m', 'c', 's')}><m:Header>${sentBy(header)}</m:Header>\n<m:Structures>\n`);
  for (const type of ARTEFACT_TYPES) {
    const those = written.filter((one) => one.type === type);
    if (those.length === 0) continue;
    yield Buffer.from(`<s:${elements[type].list}>\n`);
    for (const one of those) for await (const piece of artefactXml(header, one)) yield Buffer.from(piece);
    yield Buffer.from(`</s:${elements[type].list}>\n`);
  }
  yield Buffer.from('</m:Structures>\n</m:Structure>\n');
}
