/** A platform in the words of publiccode.yml 0.5 (https://yml.publiccode.tools): what is known, and which mandatory keys are not. */
import { Document } from 'yaml';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { precisionOf } from '@/lib/period';
import type { PlatformRecord } from './schema';

/** The standard's own limits, in characters. */
const LONGEST_SHORT = 150;
const SHORTEST_LONG = 150;

/** Only where a word of the standard's lists says what ours says. */
const CATEGORIES: Readonly<Record<string, string>> = {
  identity: 'identity-management',
  'public-services': 'digital-citizenship',
  commerce: 'e-commerce',
};
const SCOPES: Readonly<Record<string, string>> = {
  education: 'education',
  finance: 'finance-and-economic-development',
  health: 'healthcare',
  transport: 'transportation',
};

/** Mandatory keys of the standard for which the record has no field. */
const NOT_RECORDED = [
  'platforms',
  'developmentStatus',
  'softwareType',
  'maintenance/type',
  'localisation/localisationReady',
  'localisation/availableLanguages',
];

type Description = { localisedName?: string; shortDescription: string; longDescription?: string; awards?: string[] };
/** What the record can say under the standard's keys. */
export type Publiccode = {
  publiccodeYmlVersion: '0.5';
  name: string;
  url?: string;
  landingURL?: string;
  releaseDate?: string;
  organisation?: { name: string; uri?: string };
  categories?: string[];
  intendedAudience?: { scope: string[] };
  description: { [L in Locale]?: Description };
  legal?: { license: string };
};

/** Names of the bodies that run it, in Vietnamese, each with its page. */
type Operator = { name: string; href: string };

/** The record under the keys of the standard; what is not known has no key. */
export function publiccodeOf(platform: PlatformRecord, operators: readonly Operator[]): Publiccode {
  const { name, url, repository, licence, released, category, sector } = platform;
  const [operator, ...others] = operators;
  const standardCategory = CATEGORIES[category];
  const scope = SCOPES[sector];
  return {
    publiccodeYmlVersion: '0.5',
    name: name.vi ?? (name[name.original] as string),
    ...(repository !== null && { url: repository }),
    ...(url !== null && { landingURL: url }),
    ...(isDay(released) && { releaseDate: released }),
    ...(operator && {
      organisation:
        others.length === 0 ? { name: operator.name, uri: operator.href } : { name: operators.map((one) => one.name).join('; ') },
    }),
    ...(standardCategory !== undefined && { categories: [standardCategory] }),
    ...(scope !== undefined && { intendedAudience: { scope: [scope] } }),
    description: Object.fromEntries(LOCALES.flatMap((locale) => describe(platform, locale))),
    ...(licence !== null && { legal: { license: licence } }),
  };
}

/** The file: comments for whoever opens it, then the record. */
export function publiccodeFile(
  platform: PlatformRecord,
  { operators, page, source }: { operators: readonly Operator[]; page: string; source: string },
): string {
  const record = publiccodeOf(platform, operators);
  const document = new Document(record);
  document.commentBefore = [
    ` ${record.name}: what the record at ${page} knows, in the words of publiccode.yml.`,
    ` Source: ${source} (confidence: ${platform.confidence}). Data: CC BY 4.0.`,
    ' Not written by those who run the platform. Mandatory keys that the record does not know are left out:',
    ` ${missingKeys(record).join(', ')}.`,
    ...(record.organisation ? [' "organisation" is who runs the platform; who owns its code is not known.'] : []),
    ...(platform.released !== null && !isDay(platform.released)
      ? [` "releaseDate" asks for a day; the record knows ${platform.released}.`]
      : []),
  ].join('\n');
  return document.toString({ lineWidth: 0 });
}

/** Mandatory keys of the standard that this record leaves without a value. */
export function missingKeys({ url, legal, description }: Publiccode): string[] {
  const hasLong = Object.values(description).some(({ longDescription }) => longDescription !== undefined);
  return [
    ...(url === undefined ? ['url'] : []),
    ...NOT_RECORDED,
    ...(hasLong ? [] : [`description/longDescription (of at least ${SHORTEST_LONG} characters)`]),
    'description/features',
    ...(legal === undefined ? ['legal/license'] : []),
  ];
}

function describe({ name, description, award }: PlatformRecord, locale: Locale): [Locale, Description][] {
  const words = description[locale];
  if (words === undefined) return [];
  const [localisedName, awarded] = [name[locale], award?.[locale]];
  const text: Description = {
    ...(localisedName !== undefined && { localisedName }),
    shortDescription: shortened(words),
    ...([...words].length > SHORTEST_LONG && { longDescription: words }),
    ...(awarded !== undefined && { awards: [awarded] }),
  };
  return [[locale, text]];
}

/** Whole sentences as far as they fit; where the first is too long, whole words and the sign that more follows. */
export function shortened(text: string): string {
  if ([...text].length <= LONGEST_SHORT) return text;
  const start = [...text].slice(0, LONGEST_SHORT).join('');
  const sentences = /^.*[.!?](?=\s|$)/su.exec(start)?.[0];
  if (sentences !== undefined) return sentences;
  const words = [...text].slice(0, LONGEST_SHORT - 1).join('');
  return `${words.slice(0, words.lastIndexOf(' ')).replace(/[,;:]$/, '')}…`;
}

const isDay = (date: string | null): date is string => date !== null && precisionOf(date) === 'day';
