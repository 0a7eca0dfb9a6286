import { DataFactory, type NamedNode } from 'n3';
import type { Locale } from '@/lib/i18n/localized';

const { namedNode } = DataFactory;

/** The vocabularies of DCAT-AP 3, by the prefixes its own documents use. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
type Prefix = keyof typeof PREFIXES;

/** `dct:title` as a full name. */
export function term(name: `${Prefix}:${string}`): NamedNode {
  const [prefix, local] = name.split(':') as [Prefix, string];
  return namedNode(PREFIXES[prefix] + local);
}

const authority = 'http://publications.europa.eu/resource/authority/';

/** The European authority tables, which DCAT-AP asks languages, formats and themes to come from. */
export const languageTerm = (locale: Locale): NamedNode =>
  namedNode(`${authority}language/${{ vi: 'VIE', en: 'ENG', fr: 'FRA', ru: 'RUS' }[locale]}`);
/** What the whole portal is about. */
export const THEMES = ['ECON', 'GOVE', 'TECH'] as const;
export const themeTerm = (code: (typeof THEMES)[number]): NamedNode => namedNode(`${authority}data-theme/${code}`);
export const countryTerm: NamedNode = namedNode(`${authority}country/VNM`);
export const stableTerm: NamedNode = namedNode(`${authority}planned-availability/STABLE`);
export const irregularTerm: NamedNode = namedNode(`${authority}frequency/IRREG`);
export const publicTerm: NamedNode = namedNode(`${authority}access-right/PUBLIC`);
export const agencyTerm: NamedNode = namedNode('http://purl.org/adms/publishertype/NationalAuthority');

/** The name of each format in the table of file types; SDMX has no row of its own there and is said by its media type. */
const fileTypes: Readonly<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  ndjson: 'JSON',
  parquet: 'PARQUET',
  zip: 'ZIP',
  'sdmx-csv': 'CSV',
  'sdmx-json': 'JSON',
  'sdmx-ml': 'XML',
  'datapackage.json': 'JSON',
  'csv-metadata.json': 'JSON_LD',
};
export const fileTypeTerm = (extension: string): NamedNode => namedNode(`${authority}file-type/${fileTypes[extension] ?? 'OCTET'}`);
export const mediaTypeTerm = (mediaType: string): NamedNode =>
  namedNode(`https://www.iana.org/assignments/media-types/${mediaType.split(';')[0]?.trim()}`);
