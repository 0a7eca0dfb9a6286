import { migrate } from '@/lib/db/migrate';
import { installJobs } from '@/lib/jobs/install';
import { openDatabase } from './database';
import { runAsMain } from './main';

await runAsMain(import.meta.url, async (shutdown) => {
  const databaseUrl = await openDatabase(shutdown, console.log);
  const applied = await migrate(databaseUrl, { log: console.log });
  await installJobs(databaseUrl);
  if (applied.length === 0) console.log('No migration is pending.');
  return 0;
});
