import { formatOf } from '@/lib/exports/formats';
import type { Locale } from '@/lib/i18n/localized';
import { LICENCE } from './door';
import type { Download } from './page-downloads';

export type DatasetSaid = {
  locale: Locale;
  /** The portal's own address, without a slash at its end. */
  portal: string;
  /** The page that shows the data, below the language. */
  path: string;
  name: string;
  /** 50 to 5000 characters, as search engines ask. */
  description: string;
  publisher: string;
  catalogue: string;
  edition: { number: number; publishedAt: string } | null;
  files: readonly Download[];
  /** What the figures measure, with their unit. */
  measures?: { name: string; unit: string };
  /** The first and the last period of the figures. */
  periods?: { from: string; to: string };
};

/** The words of schema.org for a table of data, as search engines for data read them. */
export function datasetOf({
  locale,
  portal,
  path,
  name,
  description,
  publisher,
  catalogue,
  edition,
  files,
  measures,
  periods,
}: DatasetSaid) {
  const url = `${portal}/${locale}${path}`;
  const organisation = { '@type': 'Organization', name: publisher, url: `${portal}/${locale}` };
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': url,
    url,
    name,
    description: description.slice(0, 5000),
    inLanguage: locale,
    license: LICENCE.url,
    isAccessibleForFree: true,
    creator: organisation,
    publisher: organisation,
    spatialCoverage: { '@type': 'Country', name: 'Viet Nam', identifier: 'VN' },
    includedInDataCatalog: { '@type': 'DataCatalog', name: catalogue, url: `${portal}/${locale}/data` },
    ...(edition === null ? {} : { version: String(edition.number), dateModified: edition.publishedAt }),
    ...(measures === undefined ? {} : { variableMeasured: { '@type': 'PropertyValue', name: measures.name, unitText: measures.unit } }),
    ...(periods === undefined ? {} : { temporalCoverage: `${periods.from}/${periods.to}` }),
    distribution: files.map(({ extension, href, bytes }) => ({
      '@type': 'DataDownload',
      name: `${name} (${extension})`,
      encodingFormat: formatOf(extension)?.mediaType.split(';')[0],
      contentUrl: portal + href,
      ...(bytes === null ? {} : { contentSize: `${bytes} B` }),
    })),
  };
}
