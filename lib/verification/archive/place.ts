import path from 'node:path';
import { env } from '@/lib/env';

/** A release as it is being made; what is left of one that broke off is removed by the next. */
export const BEING_MADE = '.being-made-';
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const PACKAGE = 'datapackage.json';
export const LOG = 'log.ndjson';
export const DIFFERENCES = 'differences.ndjson';
/** The media type of files with one JSON object a line. */
export const LINES = 'application/x-ndjson; charset=utf-8';

/** Where releases lie: a folder each, under its number. */
export const releasesFolder = (): string => path.resolve(/* turbopackIgnore: true */ env().PORTAL_DATA, 'releases');
export const folderOf = (number: number): string => path.join(releasesFolder(), String(number));

/** A name below a release's folder: letters of codes, one folder at most, so that it never leads out of it. */
const NAME = /^(?:[a-z0-9-]+\/)?[A-Za-z0-9-]+(?:\.[a-z0-9-]+)+$/;
export const isFileName = (name: string): boolean => name.length <= 200 && NAME.test(name);

/** `observations.csv` of release 3 lies on somebody's disk under a name that says so. */
export const savedAs = (release: number, name: string): string => `release-${release}_${path.posix.basename(name)}`;

/** `3` as it stands in an address. */
export const releaseNumber = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
