import pg from 'pg';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { listKeys, revoke, takeIntoUse } from '@/lib/verification/archive/key-ring';
import { fingerprintOf, replaceKeyIn, signingKey } from '@/lib/verification/archive/signing-key';
import { runAsMain } from './main';
import { findDatabase } from './running-database';

const usage = `The keys that sign releases, from the portal's own machine:

  npm run keys -- list
  npm run keys -- rotate                    a new key takes the place of the one in PORTAL_DATA
  npm run keys -- revoke KEY-ID "REASON"    nothing that the key signed is believed any more

With ARCHIVE_SIGNING_KEY the key is replaced by setting another one: it is taken into use with the next release.`;

await runAsMain(import.meta.url, async (shutdown) => {
  const [command, id, reason] = process.argv.slice(2);
  if (command !== 'list' && command !== 'rotate' && !(command === 'revoke' && id && reason)) {
    console.error(usage);
    return 2;
  }
  const db = new pg.Client({ connectionString: await findDatabase(shutdown, console.log) });
  await db.connect();
  shutdown.add(() => db.end());
  if (command === 'rotate') {
    if (env().ARCHIVE_SIGNING_KEY !== undefined) {
      console.error('ARCHIVE_SIGNING_KEY is set: set it to another key instead.');
      return 2;
    }
    // The key of now is known before it goes, also where it has not signed yet.
    await takeIntoUse(db, signingKey(), now());
    await takeIntoUse(db, replaceKeyIn(env().PORTAL_DATA), now());
  }
  if (command === 'revoke') await revoke(db, id as string, reason as string, now());
  for (const { publicKey, from, until, revokedFor } of await listKeys(db)) {
    const end = until === null ? 'in use' : `ended ${until}${revokedFor === null ? '' : `, revoked: ${revokedFor}`}`;
    console.log(`${fingerprintOf(publicKey)}  from ${from}, ${end}`);
  }
  return 0;
});
