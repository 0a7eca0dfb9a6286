import pg from 'pg';
import { seconds } from '@/lib/log';
import { rebuildSearch } from '@/lib/search/refresh';
import { runAsMain } from './main';
import { findDatabase } from './running-database';

/** `npm run search`: what can be searched, made anew from what is published. Searches and publications wait while it runs. */
await runAsMain(import.meta.url, async (shutdown) => {
  const client = new pg.Client({ connectionString: await findDatabase(shutdown, console.log) });
  await client.connect();
  shutdown.add(() => client.end());
  const began = performance.now();
  const entries = await rebuildSearch(client);
  console.log(`${entries.toLocaleString('en')} records can be found, after ${seconds(performance.now() - began)}`);
  return 0;
});
