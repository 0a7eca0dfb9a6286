import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from '@/lib/env';
import { strictTransport, unvaryingHeaders } from '@/lib/http/headers';
import { type FileReply, fileReply } from './file-reply';
import { releaseNumber } from './place';

const PIECE_BYTES = 1024 * 1024;
const bytesOf = ({ file, first, last }: NonNullable<FileReply['part']>) =>
  createReadStream(file, { start: first, end: last, highWaterMark: PIECE_BYTES });

/** A file of a release as the answer of a route; null where the release never had it. */
export async function fileAnswer({ method, headers: sent }: Request, release: number, name: string): Promise<Response | null> {
  const reply = await fileReply({ method, header: (key) => sent.get(key) }, release, name);
  if (!reply) return null;
  const { status, headers, part } = reply;
  return new Response(part && (Readable.toWeb(bytesOf(part)) as ReadableStream), { status, headers });
}

const address = /^\/releases\/([1-9]\d{0,8})\/([^?]+)$/;

/**
 * The same straight from the disk to the reader, past the framework: as fast as the disk is. False where the address is no file of a release,
 * which is then answered like every other.
 */
export async function sendReleaseFile(
  { method = '', url = '', headers: sent }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [, release = '', name = ''] = (method === 'GET' || method === 'HEAD' ? address.exec(url) : null) ?? [];
  const number = releaseNumber(release);
  if (number === undefined) return false;
  const header = (key: string): string | null => {
    const value = sent[key];
    return value === undefined ? null : String(value);
  };
  const reply = await fileReply({ method, header }, number, name);
  if (!reply) return false;
  const { status, headers, part } = reply;
  const strict = env().PORTAL_URL.startsWith('https:') ? { [strictTransport.name]: strictTransport.value } : {};
  response.writeHead(status, { ...unvaryingHeaders, ...strict, ...headers });
  // A reader who goes away ends the reading too.
  if (part) await pipeline(bytesOf(part), response).catch(() => response.destroy());
  else response.end();
  return true;
}
