import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { xmlText } from '@/lib/xml-text';

/** What the search is called, and the addresses at which it answers in one language (OpenSearch 1.1 draft 6, Suggestions 1.0). */
export async function openSearchDescription(locale: Locale): Promise<string> {
  const { layout, search } = await messagesOf(locale);
  const portal = env().PORTAL_URL;
  const url = (type: string, template: string, rel?: string) =>
    `  <Url type="${type}"${rel ? ` rel="${rel}"` : ''} template="${xmlText(portal + template)}"/>`;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `  <ShortName>${xmlText(search.shortName)}</ShortName>`,
    `  <LongName>${xmlText(layout.name)}</LongName>`,
    `  <Description>${xmlText(search.description)}</Description>`,
    url('text/html', `/${locale}/search?q={searchTerms}`),
    url('application/x-suggestions+json', `/api/v1/suggestions?q={searchTerms}&locale=${locale}`, 'suggestions'),
    url('application/atom+xml', `/${locale}/feeds/search.atom?q={searchTerms}`),
    url('application/json', `/api/v1/search?q={searchTerms}&language=${locale}`),
    url('application/opensearchdescription+xml', `/opensearch/${locale}.xml`, 'self'),
    `  <Image height="192" width="192" type="image/png">${xmlText(`${portal}/icons/icon-192.png`)}</Image>`,
    `  <Language>${locale}</Language>`,
    '  <InputEncoding>UTF-8</InputEncoding>',
    '  <OutputEncoding>UTF-8</OutputEncoding>',
    '</OpenSearchDescription>',
  ].join('\n')}\n`;
}
