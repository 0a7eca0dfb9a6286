import { stat } from 'node:fs/promises';
import path from 'node:path';
import { openHeaders } from '@/lib/exports/download';
import { isNamed } from '@/lib/http/entity-tag';
import { rangeOf } from './byte-range';
import { type Manifest, readManifest } from './manifest';
import { folderOf, isFileName, MANIFEST, SIGNATURE, savedAs } from './place';

/** What is answered to a question for a file of a release; `part` says which bytes of which file, null where none are sent. */
export type FileReply = {
  status: 200 | 206 | 304 | 410 | 416;
  headers: Record<string, string>;
  part: { file: string; first: number; last: number } | null;
};
type Asked = { method: string; header(name: string): string | null };

type Kept = { file: string; sha256: string | null; mediaType: string; manifest: Manifest };

/** The file of this name, or null where the release never had it. */
async function find(release: number, name: string): Promise<Kept | null> {
  const manifest = isFileName(name) ? await readManifest(release) : null;
  if (!manifest) return null;
  const file = path.join(folderOf(release), name);
  if (name === MANIFEST) return { file, sha256: null, mediaType: 'application/json; charset=utf-8', manifest };
  if (name === SIGNATURE) return { file, sha256: null, mediaType: 'application/octet-stream', manifest };
  const own = manifest.files.find((one) => one.path === name);
  return own ? { file, sha256: own.sha256, mediaType: own.mediaType, manifest } : null;
}

/**
 * A file as it lies on the disk, whole or in part, for ever the same: nothing on the way may compress or change it. Null where the release
 * never had it; 410 where it is no longer kept.
 */
export async function fileReply(asked: Asked, release: number, name: string): Promise<FileReply | null> {
  const kept = await find(release, name);
  if (!kept) return null;
  const { file, sha256, mediaType, manifest } = kept;
  const size = await sizeOf(file);
  if (size === null) return { status: 410, headers: { ...openHeaders, 'Cache-Control': 'no-store' }, part: null };
  const etag = `"${sha256 ?? `${release}-${name}`}"`;
  const headers: Record<string, string> = {
    ...openHeaders,
    'Content-Type': mediaType,
    'Content-Disposition': `inline; filename="${savedAs(release, name)}"`,
    'Cache-Control': 'public, max-age=31536000, immutable, no-transform',
    ETag: etag,
    'Last-Modified': new Date(manifest.date).toUTCString(),
    Link: `<${manifest.licence}>; rel="license"`,
    'Accept-Ranges': 'bytes',
    ...(sha256 === null ? {} : { 'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` }),
  };
  if (isUnchanged(asked, etag, manifest.date)) return { status: 304, headers, part: null };
  const range = isPartMeant(asked, etag, manifest.date) ? rangeOf(asked.header('range'), size) : null;
  if (range === 'outside') return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` }, part: null };
  const { first, last } = range ?? { first: 0, last: size - 1 };
  headers['Content-Length'] = String(last - first + 1);
  if (range) headers['Content-Range'] = `bytes ${first}-${last}/${size}`;
  return { status: range ? 206 : 200, headers, part: asked.method === 'HEAD' || size === 0 ? null : { file, first, last } };
}

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);

/** RFC 9110, 13.2.2: the tag decides where one is sent, else the date. */
function isUnchanged({ header }: Asked, etag: string, madeAt: string): boolean {
  const tags = header('if-none-match');
  if (tags !== null) return isNamed(etag, tags);
  const since = header('if-modified-since');
  return since !== null && seconds(madeAt) <= seconds(since);
}

/** RFC 9110, 13.1.5: a part is sent only of the file that the reader has the rest of. */
function isPartMeant({ header }: Asked, etag: string, madeAt: string): boolean {
  const condition = header('if-range')?.trim();
  return condition === undefined || condition === etag || seconds(condition) === seconds(madeAt);
}
