import { DataFactory, type NamedNode, type Quad } from 'n3';
import { LOCALES } from '@/lib/i18n/localized';
import { GraphBuilder } from './builder';
import type { CatalogPage, Paging } from './catalog-page';
import { datasetNode, type Shared } from './dataset-node';
import { agencyTerm, countryTerm, irregularTerm, languageTerm, publicTerm, stableTerm, THEMES, themeTerm } from './terms';

const { namedNode, literal } = DataFactory;

/** The catalogue of DCAT-AP 3, one page of it. */
export function catalogGraph(page: CatalogPage): Quad[] {
  const graph = new GraphBuilder();
  const shared = sharedNodes(graph, page);
  const catalog = graph.typed(namedNode(`${page.portal}/catalog`), 'dcat:Catalog');
  graph.words(catalog, 'dct:title', page.name);
  graph.words(catalog, 'dct:description', page.tagline);
  graph.add(catalog, 'dct:publisher', shared.publisher);
  graph.add(catalog, 'dct:license', shared.licence);
  graph.add(catalog, 'dct:spatial', countryTerm);
  if (page.issued !== null) graph.date(catalog, 'dct:issued', page.issued);
  if (page.modified !== null) graph.date(catalog, 'dct:modified', page.modified);
  graph.add(catalog, 'foaf:homepage', namedNode(`${page.portal}/`));
  for (const locale of LOCALES) graph.add(catalog, 'dct:language', languageTerm(locale));
  const scheme = graph.typed(namedNode('http://publications.europa.eu/resource/authority/data-theme'), 'skos:ConceptScheme');
  graph.add(scheme, 'dct:title', literal('Data theme', 'en'));
  graph.add(catalog, 'dcat:themeTaxonomy', scheme);
  services(graph, page, catalog, shared);
  for (const dataset of page.datasets) graph.add(catalog, 'dcat:dataset', datasetNode(graph, page, dataset, shared));
  if (page.paging) paging(graph, page.paging, catalog);
  return graph.quads;
}

function sharedNodes(graph: GraphBuilder, page: CatalogPage): Shared {
  const publisher = graph.typed(namedNode(`${page.portal}/#publisher`), 'foaf:Agent');
  graph.words(publisher, 'foaf:name', page.name);
  graph.add(publisher, 'dct:type', graph.listed(agencyTerm, 'skos:Concept'));
  graph.add(publisher, 'foaf:homepage', graph.typed(namedNode(`${page.portal}/`), 'foaf:Document'));
  const licence = graph.typed(namedNode(page.licence.url), 'dct:LicenseDocument');
  graph.add(licence, 'dct:title', literal(page.licence.name, 'en'));
  const contact = graph.typed(namedNode(`${page.portal}/#contact`), 'vcard:Kind');
  graph.words(contact, 'vcard:fn', page.name);
  graph.add(contact, 'vcard:hasURL', graph.typed(namedNode(page.contact), 'rdfs:Resource'));
  graph.listed(countryTerm, 'dct:Location');
  graph.listed(irregularTerm, 'dct:Frequency');
  graph.listed(publicTerm, 'dct:RightsStatement');
  graph.listed(stableTerm, 'skos:Concept');
  for (const locale of LOCALES) graph.listed(languageTerm(locale), 'dct:LinguisticSystem');
  for (const code of THEMES) graph.listed(themeTerm(code), 'skos:Concept');
  return { publisher, licence, contact };
}

function services(graph: GraphBuilder, page: CatalogPage, catalog: NamedNode, { publisher, licence, contact }: Shared): void {
  for (const service of page.api) {
    const node = graph.typed(namedNode(service.endpoint), 'dcat:DataService');
    graph.words(node, 'dct:title', service.title);
    graph.words(node, 'dct:description', service.description);
    graph.add(node, 'dcat:endpointURL', graph.typed(node, 'rdfs:Resource'));
    graph.add(node, 'dcat:endpointDescription', graph.typed(namedNode(service.documentation), 'rdfs:Resource'));
    graph.add(node, 'dct:license', licence);
    graph.add(node, 'dct:publisher', publisher);
    graph.add(node, 'dcat:contactPoint', contact);
    graph.add(catalog, 'dcat:service', node);
  }
}

/** As harvesters follow a catalogue: hydra:next until there is none. */
function paging(graph: GraphBuilder, { self, first, last, next, previous, total }: Paging, catalog: NamedNode): void {
  const view = graph.typed(namedNode(self), 'hydra:PartialCollectionView');
  graph.add(view, 'hydra:first', namedNode(first));
  graph.add(view, 'hydra:last', namedNode(last));
  if (next !== null) graph.add(view, 'hydra:next', namedNode(next));
  if (previous !== null) graph.add(view, 'hydra:previous', namedNode(previous));
  graph.add(catalog, 'hydra:totalItems', literal(total));
  graph.add(catalog, 'hydra:view', view);
}
