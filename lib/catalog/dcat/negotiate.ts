import { env } from '@/lib/env';
import { openHeaders } from '@/lib/exports/download';

const forms: readonly [mediaType: string, suffix: string][] = [
  ['text/turtle', 'ttl'],
  ['application/ld+json', 'jsonld'],
  ['application/json', 'jsonld'],
  ['application/rdf+xml', 'rdf'],
];

/** 303 to the form that the reader names; a browser, which names none of them, is led to the page. */
export function catalogAddressFor(request: Request, name: string, page: string): Response {
  const accepted = request.headers.get('accept') ?? '';
  const found = forms.find(([mediaType]) => accepted.includes(mediaType));
  const location = env().PORTAL_URL + (found ? `${name}.${found[1]}` : page);
  return new Response(null, { status: 303, headers: { ...openHeaders, Location: location, Vary: 'Accept' } });
}
