import { MANIFEST, SIGNATURE, savedAs } from './place';

/** A file to take, and the name under which it lies on the disk. */
export type Taken = { href: string; name: string };
/** What verifies without a network: what the script needs, and a file on which it can be tried. */
export type Offline = { needed: Taken[]; example: Taken };

/** A short table that every release has. */
const EXAMPLE = 'tables/indicators.csv';

export function offlineFiles(release: number): Offline {
  const released = (name: string): Taken => ({ href: `/releases/${release}/${name}`, name: savedAs(release, name) });
  return {
    needed: [
      { href: '/verify.mjs', name: 'verify.mjs' },
      released(MANIFEST),
      released(SIGNATURE),
      { href: '/releases/keys.json', name: 'keys.json' },
    ],
    example: released(EXAMPLE),
  };
}
