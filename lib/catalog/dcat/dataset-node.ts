import { DataFactory, type NamedNode } from 'n3';
import { formatOf } from '@/lib/exports/formats';
import { LOCALES } from '@/lib/i18n/localized';
import { type Dataset, fileAddress } from '../datasets';
import type { GraphBuilder } from './builder';
import type { CatalogPage } from './catalog-page';
import { countryTerm, fileTypeTerm, irregularTerm, languageTerm, mediaTypeTerm, publicTerm, stableTerm, THEMES, themeTerm } from './terms';

const { namedNode, literal } = DataFactory;

/** What all datasets of the catalogue share. */
export type Shared = { publisher: NamedNode; licence: NamedNode; contact: NamedNode };

/** A dataset with its distributions; its name is an address that answers. */
export function datasetNode(graph: GraphBuilder, page: CatalogPage, dataset: Dataset, shared: Shared): NamedNode {
  const node = graph.typed(namedNode(`${page.portal}/catalog/datasets/${dataset.id}`), 'dcat:Dataset');
  graph.add(node, 'dct:identifier', literal(dataset.id));
  graph.words(node, 'dct:title', dataset.title);
  graph.words(node, 'dct:description', dataset.description);
  graph.words(node, 'dcat:keyword', page.name);
  graph.add(node, 'dct:publisher', shared.publisher);
  graph.add(node, 'dcat:contactPoint', shared.contact);
  graph.add(node, 'dct:spatial', countryTerm);
  graph.add(node, 'dct:accrualPeriodicity', irregularTerm);
  graph.add(node, 'dct:accessRights', publicTerm);
  graph.date(node, 'dct:issued', dataset.issued);
  graph.date(node, 'dct:modified', dataset.modified);
  graph.add(node, 'dcat:landingPage', graph.typed(namedNode(`${page.portal}/vi${dataset.path}`), 'foaf:Document'));
  for (const locale of LOCALES) graph.add(node, 'dct:language', languageTerm(locale));
  for (const code of THEMES) graph.add(node, 'dcat:theme', themeTerm(code));
  if (dataset.temporal) {
    const period = graph.typed(namedNode(`${node.value}#period`), 'dct:PeriodOfTime');
    graph.date(period, 'dcat:startDate', dataset.temporal.start);
    graph.date(period, 'dcat:endDate', dataset.temporal.end);
    graph.add(node, 'dct:temporal', period);
  }
  creators(graph, page, dataset, node);
  distributions(graph, page, dataset, node, shared);
  return node;
}

/** The bodies that produce the figures. */
function creators(graph: GraphBuilder, page: CatalogPage, dataset: Dataset, node: NamedNode): void {
  for (const code of dataset.producers) {
    const producer = page.producers.get(code);
    if (!producer) continue;
    const agent = graph.typed(namedNode(`${page.portal}/vi/organisations/${code}`), 'foaf:Agent');
    graph.words(agent, 'foaf:name', producer.name);
    graph.words(node, 'dcat:keyword', producer.name);
    graph.add(node, 'dct:creator', agent);
  }
}

function distributions(graph: GraphBuilder, page: CatalogPage, dataset: Dataset, node: NamedNode, { licence }: Shared): void {
  for (const extension of dataset.formats) {
    const format = formatOf(extension);
    if (!format) continue;
    const address = namedNode(`${page.portal}/vi${fileAddress(dataset, extension)}`);
    const distribution = graph.typed(namedNode(`${node.value}#${extension}`), 'dcat:Distribution');
    graph.add(node, 'dcat:distribution', distribution);
    graph.words(distribution, 'dct:title', dataset.title);
    graph.add(distribution, 'dct:description', literal(extension, 'en'));
    graph.add(distribution, 'dcat:accessURL', graph.typed(address, 'rdfs:Resource'));
    graph.add(distribution, 'dcat:downloadURL', address);
    graph.add(distribution, 'dct:format', graph.listed(fileTypeTerm(extension), 'dct:MediaTypeOrExtent'));
    graph.add(distribution, 'dcat:mediaType', graph.typed(mediaTypeTerm(format.mediaType), 'dct:MediaType'));
    graph.add(distribution, 'dct:license', licence);
    graph.add(distribution, 'dcatap:availability', stableTerm);
    graph.date(distribution, 'dct:modified', dataset.modified);
  }
}
