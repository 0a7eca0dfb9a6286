import { xmlText } from '@/lib/xml-text';
import { element } from './markup';

export type Link = { rel: string; href: string; type?: string; hreflang?: string; title?: string };
export type Entry = {
  id: string;
  title: string;
  updated: string;
  links: readonly Link[];
  categories: readonly { term: string; label: string }[];
  /** HTML. */
  content: string;
};
export type AtomFeed = {
  id: string;
  language: string;
  title: string;
  subtitle: string;
  updated: string;
  author: { name: string; uri: string };
  rights: string;
  icon: string;
  links: readonly Link[];
  /** A full page that will not change (RFC 5005, 4): readers need to fetch it once. */
  isArchive: boolean;
  /** The newest first. */
  entries: readonly Entry[];
};

const text = (name: string, content: string): string => element(name, {}, xmlText(content));

function entryXml({ id, title, updated, links, categories, content }: Entry): string {
  return element(
    'entry',
    {},
    [
      text('id', id),
      text('title', title),
      text('updated', updated),
      text('published', updated),
      ...links.map((link) => element('link', link)),
      ...categories.map((category) => element('category', category)),
      element('content', { type: 'html' }, xmlText(content)),
    ].join(''),
  );
}

/** A feed as RFC 4287 asks for it, with the pages of its archive as RFC 5005 does. */
export function atomXml(feed: AtomFeed): string {
  const { author } = feed;
  const parts = [
    text('id', feed.id),
    text('title', feed.title),
    text('subtitle', feed.subtitle),
    text('updated', feed.updated),
    element('author', {}, text('name', author.name) + text('uri', author.uri)),
    text('rights', feed.rights),
    text('icon', feed.icon),
    ...feed.links.map((link) => element('link', link)),
    ...(feed.isArchive ? [element('fh:archive', {})] : []),
    ...feed.entries.map(entryXml),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2005/Atom',
    ...(feed.isArchive ? { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' } : {}),
    'xml:lang': feed.language,
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('feed', attributes, `\n${parts.join('\n')}\n`)}\n`;
}
