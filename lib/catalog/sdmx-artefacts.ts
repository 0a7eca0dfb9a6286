import 'server-only';
import type { InFour } from '@/lib/exports/file';
import { type Code, choicesOf, codesOf } from '@/lib/exports/sdmx/code-names';
import { AGENCY, CONCEPTS } from '@/lib/exports/sdmx/concepts';
import { type Component, componentsOf, type Flow } from '@/lib/exports/sdmx/flow';
import { reference } from '@/lib/exports/sdmx/header';
import { agencyXml, codeXml, componentsXml, conceptXml } from '@/lib/exports/sdmx/structure-xml';
import type { Question } from '@/lib/exports/table';
import { LOCALES } from '@/lib/i18n/localized';
import { FLOWS } from './sdmx-flows';
import { tableNamed } from './tables';
import { allMessages, publisherName, wordsOf } from './words';

export const ARTEFACT_TYPES = ['agencyscheme', 'dataflow', 'codelist', 'conceptscheme', 'datastructure'] as const;
export type ArtefactType = (typeof ARTEFACT_TYPES)[number];

/** Something that is kept under a name of its own. */
export type Artefact = {
  type: ArtefactType;
  id: string;
  agency: string;
  names: InFour;
  descriptions?: InFour;
  /** Which others it refers to, as `keyOf` names them. */
  uses: readonly string[];
  /** What stands in it; of a list of items those that are asked for. */
  body(items: ReadonlySet<string> | null): AsyncIterable<string> | Iterable<string>;
};

export const keyOf = ({ type, id }: Pick<Artefact, 'type' | 'id'>): string => `${type} ${id}`;

/** Every artefact of the portal; what stands in the lists is read only where it is written. */
export async function artefacts(question: Question): Promise<Artefact[]> {
  const messages = await allMessages();
  const scheme = (name: 'concepts' | 'agencies'): InFour =>
    Object.fromEntries(LOCALES.map((locale) => [locale, messages[locale].sdmx.scheme[name]])) as InFour;
  const publisher = await publisherName();
  const agencies: Artefact = {
    type: 'agencyscheme',
    id: 'AGENCIES',
    // Agencies of the first rank stand in the scheme of SDMX itself.
    agency: 'SDMX',
    names: scheme('agencies'),
    uses: [],
    body: (items) => (items === null || items.has(AGENCY) ? [agencyXml(publisher)] : []),
  };
  const parts = await Promise.all(FLOWS.map((flow) => ofFlow(flow, question)));
  const concepts: Artefact = {
    type: 'conceptscheme',
    id: CONCEPTS,
    agency: AGENCY,
    names: scheme('concepts'),
    uses: [],
    body: (items) =>
      [...new Map(parts.flatMap((part) => part.concepts))].flatMap(([id, xml]) => (items === null || items.has(id) ? [xml] : [])),
  };
  const lists = new Map(parts.flatMap(({ codelists }) => codelists).map((list) => [list.id, list]));
  return [agencies, ...parts.flatMap(({ own }) => own), ...lists.values(), concepts];
}

async function ofFlow(flow: Flow, question: Question) {
  const words = await wordsOf(flow.table);
  const components = componentsOf(flow);
  const named = { id: flow.id, agency: AGENCY, names: words.title, descriptions: words.description };
  const codelists = await Promise.all(
    components.filter(({ codelist }) => codelist !== undefined).map((component) => codelistOf(flow, component, question)),
  );
  const structure = { type: 'datastructure', id: flow.id } as const;
  const own: Artefact[] = [
    {
      ...named,
      type: 'dataflow',
      uses: [keyOf(structure)],
      body: () => [`<s:Structure>${reference(flow.id, 'datastructure', 'DataStructure')}</s:Structure>\n`],
    },
    {
      ...named,
      ...structure,
      uses: [keyOf({ type: 'conceptscheme', id: CONCEPTS }), ...codelists.map(keyOf)],
      body: () => componentsXml(flow),
    },
  ];
  return { own, codelists, concepts: components.map((component) => [component.id, conceptXml(component, words)] as const) };
}

async function codelistOf({ table }: Flow, { column, codelist = '' }: Component, question: Question): Promise<Artefact> {
  const words = await wordsOf(table);
  const related = column.refers === undefined ? undefined : tableNamed(column.refers);
  async function* codes(): AsyncGenerator<readonly Code[]> {
    if (related) yield* codesOf(related, question);
    else yield choicesOf(table, column, words);
  }
  return {
    type: 'codelist',
    id: codelist,
    agency: AGENCY,
    names: related ? (await wordsOf(related)).title : words.column(column),
    uses: [],
    async *body(items) {
      for await (const some of codes())
        yield some.flatMap((code) => (items === null || items.has(code.id) ? [codeXml(code)] : [])).join('');
    },
  };
}
