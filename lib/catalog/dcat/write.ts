import { type Quad, Writer } from 'n3';
import { xmlText } from '@/lib/xml-text';
import { PREFIXES } from './terms';

const TYPE = `${PREFIXES.rdf}type`;

/** Turtle, by the library's own writer. */
export function asTurtle(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ prefixes: PREFIXES });
  writer.addQuads([...quads]);
  return new Promise((resolve, reject) => writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text))));
}

/** A full name by its prefix, as XML and JSON-LD write it; the last prefix that fits, so that none is cut inside a name. */
function short(name: string): string {
  const found = Object.entries(PREFIXES).find(
    ([, namespace]) => name.startsWith(namespace) && /^[\w-]+$/.test(name.slice(namespace.length)),
  );
  if (!found) throw new RangeError(`no prefix for ${name}`);
  return `${found[0]}:${name.slice(found[1].length)}`;
}

const bySubject = (quads: readonly Quad[]): Map<string, Quad[]> => {
  const found = new Map<string, Quad[]>();
  for (const one of quads) {
    const own = found.get(one.subject.value);
    if (own) own.push(one);
    else found.set(one.subject.value, [one]);
  }
  return found;
};

type Node = { [key: string]: unknown };

function jsonValue({ object }: Quad): unknown {
  if (object.termType !== 'Literal') return { '@id': object.value };
  if (object.language) return { '@value': object.value, '@language': object.language };
  const type = object.datatype.value;
  return type === `${PREFIXES.xsd}string` ? object.value : { '@value': object.value, '@type': short(type) };
}

/** JSON-LD 1.1: a flat graph, the prefixes in its context. */
export function asJsonLd(quads: readonly Quad[]): string {
  const graph = [...bySubject(quads)].map(([id, own]): Node => {
    const node: Node = { '@id': id };
    for (const one of own) {
      const isType = one.predicate.value === TYPE;
      const key = isType ? '@type' : short(one.predicate.value);
      const value = isType ? short(one.object.value) : jsonValue(one);
      const before = node[key];
      node[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    }
    return node;
  });
  return `${JSON.stringify({ '@context': PREFIXES, '@graph': graph }, null, 1)}\n`;
}

/** RDF/XML 1.1: a description a subject. */
export function asRdfXml(quads: readonly Quad[]): string {
  const namespaces = Object.entries(PREFIXES).map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`);
  const descriptions = [...bySubject(quads)].map(([id, own]) => {
    const properties = own.map(({ predicate, object }) => {
      const name = short(predicate.value);
      if (object.termType !== 'Literal') return `  <${name} rdf:resource="${xmlText(object.value)}"/>\n`;
      const type = object.datatype.value;
      const mark = object.language
        ? ` xml:lang="${object.language}"`
        : type === `${PREFIXES.xsd}string`
          ? ''
          : ` rdf:datatype="${xmlText(type)}"`;
      return `  <${name}${mark}>${xmlText(object.value)}</${name}>\n`;
    });
    return `<rdf:Description rdf:about="${xmlText(id)}">\n${properties.join('')}</rdf:Description>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${namespaces.join('')}>\n${descriptions.join('')}</rdf:RDF>\n`;
}
