import 'server-only';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { env } from '../env';

/** A folder as the place of files; another driver of the library would make it a bucket. */
export const diskIn = (folder: string): Disk =>
  new Disk(new FSDriver({ location: path.resolve(/* turbopackIgnore: true */ folder), visibility: 'private' }));

let opened: Disk | undefined;

/** Where the portal keeps files. */
export function disk(): Disk {
  opened ??= diskIn(env().PORTAL_DATA);
  return opened;
}
