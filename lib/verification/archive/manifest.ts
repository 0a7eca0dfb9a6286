import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonical } from '@/lib/publishing/canonical';
import { folderOf, MANIFEST } from './place';

/** What a file is of: a table in a format, in one language where the format has words. */
type Subject = { table?: string; format: string; language?: string };
type Hashed = { sha256: string; bytes: number };
/** A file of the release, by its name below the release's folder. */
export type ReleaseFile = Subject & Hashed & { path: string; mediaType: string; rows?: number };
/** A file that the portal answered at this address, below its own, when the release was made. */
export type AnsweredFile = Subject & Hashed & { address: string };

/** What a release is, and the sha-256 of everything in it. Its text is canonical JSON (RFC 8785), and that is what is signed. */
export type Manifest = {
  portal: string;
  /** Which build of the portal wrote the files. */
  build: string;
  release: number;
  /** When it was made, in UTC, and which day that was in Viet Nam. */
  date: string;
  day: string;
  edition: number;
  /** The head of the publication log: it covers every edition up to this one. */
  log: { edition: number; hash: string };
  previous: { release: number; sha256: string } | null;
  key: string;
  licence: string;
  files: readonly ReleaseFile[];
  also: readonly AnsweredFile[];
};

export const manifestText = (manifest: Manifest): string => canonical(manifest);

/** Manifests are never changed, so those in use are remembered. */
const mostRemembered = 8;
const remembered = new Map<number, Promise<Manifest | null>>();

/** The manifest of a release as it lies on the disk; null where there is none. */
export function readManifest(number: number): Promise<Manifest | null> {
  const known = remembered.get(number);
  if (known) return known;
  const reading = read(number);
  remembered.set(number, reading);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  const forget = () => remembered.get(number) === reading && remembered.delete(number);
  reading.then((manifest) => manifest ?? forget(), forget);
  return reading;
}

async function read(number: number): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(path.join(folderOf(number), MANIFEST), 'utf8')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
