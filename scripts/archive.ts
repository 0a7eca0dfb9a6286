import { constants, setPriority } from 'node:os';
import { seconds } from '@/lib/log';
import { makeRelease } from '@/lib/verification/archive/make';
import { runAsMain } from './main';
import { findDatabase } from './running-database';

/** Archives and signs all data of the portal as its next release. Pages come first: it works while nobody else does. */
await runAsMain(import.meta.url, async (shutdown) => {
  setPriority(constants.priority.PRIORITY_LOW);
  process.env.DATABASE_URL = await findDatabase(shutdown, console.log);
  const began = performance.now();
  const outcome = await makeRelease();
  const took = seconds(performance.now() - began);
  switch (outcome.kind) {
    case 'made':
      console.log(`release ${outcome.number} made in ${took}: ${outcome.files} files, ${(outcome.bytes / 1_000_000).toFixed(1)} MB`);
      return 0;
    case 'unchanged':
      console.log(`release ${outcome.number} still holds all there is (${took})`);
      return 0;
    case 'nothing-published':
      console.log('nothing is published yet, so there is nothing to archive');
      return 0;
    default:
      console.log('another process makes a release just now');
      return 0;
  }
});
