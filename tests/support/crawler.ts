import { dataAddress } from '@/lib/http/data-address';
import { roomOf, splitLocale } from '@/lib/http/rooms';
import { type PageFacts, pageFacts } from './page-facts';

type Limits = {
  /** Addresses in all; the crawl ends there. */
  addresses: number;
  /** Earlier states and selections of one room in one language; the pages of a list are followed to the end. */
  variants: number;
  /** Files with one suffix of the pages of one room in one language. */
  files: number;
};

export type Crawl = {
  /** Every page that was opened, by its address below the origin. */
  pages: Map<string, PageFacts>;
  files: number;
  /** Each fault with the address it belongs to and one that leads there. */
  faults: string[];
  /** Addresses that were not opened because the limit of pages was reached. */
  left: number;
};

type Step = { address: string; from: string };

const atOnce = 2;
const isListPage = (query: URLSearchParams) => [...query.keys()].every((key) => key === 'page');

/** Follows the links of the portal from `starts`, two pages at a time. */
export async function crawl(origin: string, starts: readonly string[], limits: Limits): Promise<Crawl> {
  const found: Crawl = { pages: new Map(), files: 0, faults: [], left: 0 };
  const seen = new Set(starts);
  const queue: Step[] = starts.map((address) => ({ address, from: 'the start' }));
  const counts = new Map<string, number>();
  const anchors: (Step & { fragment: string })[] = [];

  const isAmong = (most: number, key: string): boolean => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
  const admits = ({ pathname, searchParams }: URL): boolean => {
    const { locale, path } = splitLocale(pathname);
    const file = locale && dataAddress(path);
    if (file) return isAmong(limits.files, `${locale} ${roomOf(file.path)} ${file.extension}`);
    return isListPage(searchParams) || isAmong(limits.variants, `${locale} ${roomOf(path)}`);
  };

  const follow = (href: string, from: string) => {
    if (!URL.canParse(href, origin + from)) {
      found.faults.push(`${from}: not an address: ${href}`);
      return;
    }
    const url = new URL(href, origin + from);
    if (url.origin !== origin) return;
    const address = url.pathname + url.search;
    if (url.hash.length > 1) anchors.push({ address, from, fragment: decodeURIComponent(url.hash.slice(1)) });
    if (seen.has(address) || !admits(url)) return;
    seen.add(address);
    queue.push({ address, from });
  };

  let opened = 0;
  const isOver = () => queue.length === 0 || opened >= limits.addresses;
  const open = async ({ address, from }: Step) => {
    opened += 1;
    const response = await fetch(origin + address, { redirect: 'manual' });
    const body = await response.text();
    if (response.status !== 200) {
      found.faults.push(`${address}: ${response.status}, from ${from}`);
      return;
    }
    if (!response.headers.get('content-type')?.startsWith('text/html')) {
      found.files += 1;
      return;
    }
    const facts = pageFacts(body, new URL(address, origin));
    found.pages.set(address, facts);
    found.faults.push(...facts.faults.map((fault) => `${address}: ${fault}`));
    for (const href of facts.links) follow(href, address);
  };

  const work = async () => {
    while (!isOver()) await open(queue.shift() as Step);
  };
  // A worker that finds nothing to do ends; the other may then fill the list again.
  while (!isOver()) await Promise.all(Array.from({ length: atOnce }, work));

  for (const { address, from, fragment } of anchors) {
    const target = found.pages.get(address);
    if (target && !target.ids.has(fragment)) found.faults.push(`${address}: no #${fragment}, from ${from}`);
  }
  return { ...found, faults: [...new Set(found.faults)], left: queue.length };
}
