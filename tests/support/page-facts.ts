import { gzipSync } from 'node:zlib';
import { pageOfEmbed } from '@/lib/http/embeds';
import { LOCALES, type Locale } from '@/lib/i18n/localized';

/** What a crawl needs to know of a page. Read from the markup that React writes: attributes in double quotes, all closed. */
export type PageFacts = {
  /** Addresses as written, without those that leave the portal. */
  links: string[];
  ids: Set<string>;
  /** Address of the social picture. */
  picture: string | undefined;
  /** What is wrong with the page itself. */
  faults: string[];
};

const mostBytes = 100 * 1024;
const previews = ['og:title', 'og:description', 'og:url', 'og:locale', 'og:image', 'og:image:alt'];

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function attributesOf(tag: string): Map<string, string> {
  return new Map([...tag.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]));
}

const tagsOf = (html: string, name: string): Map<string, string>[] =>
  [...html.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>`, 'g'))].map(([tag]) => attributesOf(tag));

/** `url` is the address that was asked for: in its own language, and perhaps with a question. */
export function pageFacts(html: string, url: URL): PageFacts {
  const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<!--[\s\S]*?-->/g, '');
  const meta = new Map(tagsOf(markup, 'meta').map((tag) => [tag.get('name') ?? tag.get('property') ?? '', tag.get('content') ?? '']));
  const faults: string[] = [];
  const expect = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault);
  };

  const title = decode(/<title[^>]*>([^<]*)<\/title>/.exec(markup)?.[1] ?? '').trim();
  expect(title !== '', 'no title');
  expect((meta.get('description') ?? '').trim() !== '', 'no description');
  const headings = tagsOf(markup, 'h1').length;
  expect(headings === 1, `${headings} h1`);
  for (const name of previews) expect((meta.get(name) ?? '').trim() !== '', `no ${name}`);
  const bytes = gzipSync(html).length;
  expect(bytes <= mostBytes, `${Math.round(bytes / 1024)} KB compressed`);
  faults.push(...languageFaults(markup, url));

  return {
    links: tagsOf(markup, 'a').flatMap((tag) => tag.get('href') ?? []),
    ids: new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => decode(id))),
    picture: meta.get('og:image'),
    faults,
  };
}

/** Its own address without the question, and the same page in every language. */
function languageFaults(markup: string, url: URL): string[] {
  const [, locale = '', ...rest] = url.pathname.split('/');
  // A frame is another way to see the page it is of.
  const below = pageOfEmbed(rest.length > 0 ? `/${rest.join('/')}` : '');
  const links = tagsOf(markup, 'link');
  const faults: string[] = [];
  const canonical = links.filter((tag) => tag.get('rel') === 'canonical').map((tag) => tag.get('href'));
  if (canonical.join() !== `${url.origin}/${locale}${below}`) faults.push(`canonical: ${canonical.join(' and ') || 'none'}`);
  // Alternates without a language are the page as data.
  const inLanguages = links.filter((tag) => tag.get('rel') === 'alternate' && tag.has('hreflang'));
  const written = new Map(inLanguages.map((tag) => [tag.get('hreflang'), tag.get('href')]));
  const wanted: [string, Locale][] = [...LOCALES.map((lang): [string, Locale] => [lang, lang]), ['x-default', 'vi']];
  for (const [lang, target] of wanted) {
    const href = written.get(lang);
    if (href !== `${url.origin}/${target}${below}`) faults.push(`hreflang ${lang}: ${href ?? 'none'}`);
  }
  if (written.size !== wanted.length) faults.push(`${written.size} alternates`);
  if (tagsOf(markup, 'html')[0]?.get('lang') !== locale) faults.push('lang is not that of the address');
  return faults;
}
