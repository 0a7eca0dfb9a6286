import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';
import { GET } from '@/app/[locale]/feeds/[...feed]/route';
import type { Locale } from '@/lib/i18n/localized';
import { eventually } from './eventually';

export type Asked = { locale?: Locale; headers?: Record<string, string>; method?: string };

/** What the door of the feeds answers: `path` is below `/vi/feeds/`, with its question. */
export async function askFeed(path: string, { locale = 'vi', headers = {}, method = 'GET' }: Asked = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000/${locale}/feeds/${path}`, { headers, method });
  const params = { locale, feed: path.replace(/\?.*/, '').split('/') };
  // A busy machine may find its database too slow to be there.
  return eventually(async () => {
    const answer = await GET(request, { params: Promise.resolve(params) });
    return answer.status === 503 ? null : answer;
  });
}

export type ReadEntry = {
  id: string;
  title: string;
  updated: string;
  content: string;
  links: Record<string, string>;
  categories: string[];
};
export type ReadFeed = {
  id: string;
  title: string;
  updated: string;
  language: string;
  links: Record<string, string>;
  isArchive: boolean;
  entries: ReadEntry[];
};

type Node = Record<string, unknown>;
const many = ['entry', 'link', 'category'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => many.includes(name),
});
const text = (node: unknown): string => String(typeof node === 'object' && node !== null ? ((node as Node)['#text'] ?? '') : (node ?? ''));
const linksOf = (node: Node): Record<string, string> =>
  Object.fromEntries(((node.link as Node[] | undefined) ?? []).map((link) => [String(link['@rel']), String(link['@href'])]));

/** A feed as a parser that is not ours reads it. */
export function readAtom(xml: string): ReadFeed {
  const { feed } = parser.parse(xml) as { feed: Node };
  return {
    id: text(feed.id),
    title: text(feed.title),
    updated: text(feed.updated),
    language: String(feed['@xml:lang']),
    links: linksOf(feed),
    isArchive: feed['fh:archive'] !== undefined,
    entries: ((feed.entry as Node[] | undefined) ?? []).map((entry) => ({
      id: text(entry.id),
      title: text(entry.title),
      updated: text(entry.updated),
      content: text(entry.content),
      links: linksOf(entry),
      categories: ((entry.category as Node[] | undefined) ?? []).map((category) => String(category['@term'])),
    })),
  };
}

const grammar = readFileSync('tests/fixtures/atom.rng', 'utf8');

/** What breaks the grammar of Atom in each of the texts, by its name; empty where nothing does. */
export async function atomFaults(feeds: readonly { name: string; xml: string }[]): Promise<string[]> {
  const { errors } = await validateXML({
    xml: feeds.map(({ name, xml }) => ({ fileName: `${name.replaceAll(/[^a-z0-9]/g, '-')}.xml`, contents: xml })),
    schema: grammar,
    extension: 'relaxng',
    initialMemoryPages: 1024,
    maxMemoryPages: 8192,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** A feed that must be there, read. */
export async function feed(path: string, asked: Asked = {}): Promise<ReadFeed> {
  const answer = await askFeed(path, asked);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return readAtom(await answer.text());
}
