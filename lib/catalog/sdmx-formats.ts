import { SdmxRefusal } from './sdmx-refusal';

/** A way to write an answer: the type by which it is asked for, what else is understood as it, and its name in `format`. */
export type Offer<Name extends string> = { name: Name; mediaType: string; alike: readonly RegExp[]; formats: readonly string[] };

const version = (number: string) => String.raw`;version=${number}(\.0)*`;

export type DataFormat = 'generic' | 'specific' | 'json' | 'csv' | 'csv1';
export const DATA_OFFERS: readonly Offer<DataFormat>[] = [
  {
    name: 'generic',
    mediaType: 'application/vnd.sdmx.genericdata+xml;version=2.1',
    alike: [
      /^(\*\/\*|application\/(\*|xml)|text\/xml)$/,
      new RegExp(String.raw`^application/vnd\.sdmx\.generic(timeseries)?data\+xml(${version('2.1')})?$`),
    ],
    formats: ['genericdata', 'sdmx-ml', 'xml'],
  },
  {
    name: 'specific',
    mediaType: 'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
    alike: [new RegExp(String.raw`^application/vnd\.sdmx\.structurespecific(timeseries)?data\+xml(${version('2.1')})?$`)],
    formats: ['structurespecificdata'],
  },
  {
    name: 'json',
    mediaType: 'application/vnd.sdmx.data+json;version=1.0.0',
    alike: [/^(application|text)\/json$/, new RegExp(String.raw`^application/vnd\.sdmx\.data\+json(${version('1')}(-wd)?)?$`)],
    formats: ['jsondata', 'sdmx-json', 'json'],
  },
  {
    name: 'csv',
    mediaType: 'application/vnd.sdmx.data+csv;version=2.0.0',
    alike: [/^text\/(csv|\*)$/, new RegExp(String.raw`^application/vnd\.sdmx\.data\+csv(${version('2')})?$`)],
    formats: ['csvdata', 'sdmx-csv', 'csv'],
  },
  {
    name: 'csv1',
    mediaType: 'application/vnd.sdmx.data+csv;version=1.0.0',
    alike: [new RegExp(String.raw`^application/vnd\.sdmx\.data\+csv${version('1')}$`)],
    formats: ['csvdata-1.0'],
  },
];

export const STRUCTURE_OFFERS: readonly Offer<'structure'>[] = [
  {
    name: 'structure',
    mediaType: 'application/vnd.sdmx.structure+xml;version=2.1',
    alike: [
      /^(\*\/\*|application\/(\*|xml)|text\/(xml|\*))$/,
      new RegExp(String.raw`^application/vnd\.sdmx\.structure\+xml(${version('2.1')})?$`),
    ],
    formats: ['structure', 'sdmx-ml', 'xml'],
  },
];

/** The types of an `Accept`, the most wanted first; of parameters only the version counts. */
export function wantedTypes(accept: string | null): string[] {
  const wanted = (accept === null || accept.trim() === '' ? '*/*' : accept).split(',').slice(0, 50);
  return wanted
    .map((entry) => {
      const [type = '', ...parameters] = entry
        .toLowerCase()
        .split(';')
        .map((part) => part.replace(/\s|"/g, ''));
      const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
      const of = parameters.find((part) => part.startsWith('version='));
      return { type: of === undefined ? type : `${type};${of}`, quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ type }) => type);
}

/** What is offered of what is asked for: by `format` in the address, else by `Accept`. Throws where nothing is. */
export function offerFor<Name extends string>(offers: readonly Offer<Name>[], format: string | null, accept: string | null): Offer<Name> {
  const found =
    format !== null && format !== ''
      ? offers.find(({ formats }) => formats.includes(format))
      : wantedTypes(accept)
          .map((type) => offers.find(({ alike }) => alike.some((pattern) => pattern.test(type))))
          .find((offer) => offer !== undefined);
  if (found) return found;
  throw new SdmxRefusal('not-acceptable', { formats: offers.map(({ mediaType }) => mediaType).join(', ') });
}
