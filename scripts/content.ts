import { runAsMain } from './main';

// A process of its own: it ends with its database connections, and a kill of it leaves the starter alive to clean up.
await runAsMain(import.meta.url, async () => {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set.');
  const { loadContent } = await import('@/lib/publishing/content/load');
  await loadContent(databaseUrl, (line: string) => console.log(line));
  return 0;
});
