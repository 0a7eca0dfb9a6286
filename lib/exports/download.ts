import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isNamed } from '@/lib/http/entity-tag';
import { siblingAddress } from './addresses';
import type { Format, TableFile } from './file';
import type { Asked } from './rows-sql';
import { begun } from './sent';

/** Another build may write the same rows otherwise. */
let build: string | undefined;
export function buildId(): string {
  try {
    build ??= readFileSync(path.join('.next', 'BUILD_ID'), 'utf8').trim();
  } catch {
    build = 'development';
  }
  return build;
}

/**
 * The tag of an answer that is the same for as long as what is said of it is, and this build writes it; weak, since every encoding of it has
 * the same.
 */
export const entityTag = (said: readonly unknown[]): string =>
  `W/"${createHash('sha256')
    .update(JSON.stringify([buildId(), ...said]))
    .digest('base64url')
    .slice(0, 27)}"`;

/** The same for as long as nothing is published, and nothing depends on another day. */
function etagOf({ table, asked, origin, locale }: TableFile, { extension, isNeutral }: Format): string {
  const { filters, known } = asked;
  return entityTag([table.id, filters, known, extension, isNeutral ? '' : [locale, origin.self], origin.edition, origin.judgedOn]);
}

/** `observations_de-gdp-share_edition-12.csv`: the name says what it is where the address is gone. */
function nameOf({ table, asked, origin }: TableFile, { extension }: Format): string {
  const since = origin.asOf === null ? `edition-${origin.edition ?? 0}` : `as-of-${origin.asOf}`;
  return `${[table.id, ...partOf(asked), since].join('_')}.${extension}`;
}

/** Of a table that is not whole: the one record it is about, or only that it is a part. */
function partOf({ filters, where }: Asked): string[] {
  const values = Object.values(filters).flat();
  if (values.length === 0 && where === undefined) return [];
  const [only = ''] = values;
  return [values.length === 1 && where === undefined && /^[a-z0-9-]{1,60}$/.test(only) ? only : 'part'];
}

/** What every answer with open data carries: whoever reads it may read it from anywhere, and knows its terms. */
export const openHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The file as an answer: written while it is sent, not at all where the reader has it already or asks only for its head. */
export async function download(file: TableFile, format: Format, request: Request): Promise<Response> {
  const { origin } = file;
  const etag = etagOf(file, format);
  const headers = {
    ...openHeaders,
    'Content-Type': format.mediaType,
    'Content-Disposition': `${format.isShown ? 'inline' : 'attachment'}; filename="${nameOf(file, format)}"`,
    'Content-Language': format.isNeutral ? 'vi, en, fr, ru' : file.locale,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: etag,
    ...(origin.publishedAt === null ? {} : { 'Last-Modified': new Date(origin.publishedAt).toUTCString() }),
    Link: [
      `<${origin.licence.url}>; rel="license"`,
      `<${origin.page}>; rel="describedby"; type="text/html"`,
      `<${origin.self}>; rel="canonical"`,
      ...describing(file, format),
    ].join(', '),
    'Accept-Ranges': 'none',
  };
  if (isUnchanged(request.headers, etag, origin.publishedAt, origin.judgedOn)) return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(await begun(format.write(file), request.signal), { headers });
}

const describing = ({ origin }: TableFile, { describedBy }: Format): string[] =>
  describedBy ? [`<${siblingAddress(origin, describedBy.extension)}>; rel="describedby"; type="${describedBy.mediaType}"`] : [];

/** RFC 9110, 13.2.2: the tag decides where one is sent, else the date, in whole seconds. */
export function isUnchanged(asked: Headers, etag: string, publishedAt: string | null, judgedOn: string | null): boolean {
  const tags = asked.get('if-none-match');
  if (tags !== null) return isNamed(etag, tags);
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  // What is judged by the day changes without a publication.
  if (Number.isNaN(since) || publishedAt === null || judgedOn !== null) return false;
  return Math.floor(Date.parse(publishedAt) / 1000) * 1000 <= since;
}
