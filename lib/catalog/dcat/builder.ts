import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import type { InSome } from '@/lib/exports/file';
import { LOCALES } from '@/lib/i18n/localized';
import { term } from './terms';

const { namedNode, literal, quad } = DataFactory;
type Name = Parameters<typeof term>[0];

const keyOf = ({ subject, predicate, object }: Quad): string =>
  [subject.value, predicate.value, object.termType, object.value, 'language' in object ? object.language : ''].join(' ');

/** Gathers statements; every node that is named is described where it is named, as the shapes of DCAT-AP's ranges ask. */
export class GraphBuilder {
  readonly #quads = new Map<string, Quad>();

  get quads(): Quad[] {
    return [...this.#quads.values()];
  }

  add(subject: NamedNode, predicate: Name, object: Quad_Object): void {
    const one = quad(subject, term(predicate), object);
    this.#quads.set(keyOf(one), one);
  }

  typed(node: NamedNode, type: Name): NamedNode {
    this.add(node, 'rdf:type', term(type));
    return node;
  }

  /** A row of a European authority table, with the table it stands in and a name. */
  listed(node: NamedNode, type: Name): NamedNode {
    const at = node.value.lastIndexOf('/');
    this.add(node, 'skos:inScheme', namedNode(node.value.slice(0, at)));
    this.add(node, 'skos:prefLabel', literal(node.value.slice(at + 1), 'en'));
    this.typed(node, 'skos:Concept');
    return this.typed(node, type);
  }

  words(subject: NamedNode, predicate: Name, text: InSome): void {
    for (const locale of LOCALES) if (text[locale] !== undefined) this.add(subject, predicate, literal(text[locale], locale));
  }

  /** ISO 8601, with the time of day or without. */
  date(subject: NamedNode, predicate: Name, text: string): void {
    this.add(subject, predicate, literal(text, term(text.includes('T') ? 'xsd:dateTime' : 'xsd:date')));
  }
}
