import pg from 'pg';
import { describeDifference } from '@/lib/verification/difference';
import { verifyLog } from '@/lib/verification/verify-log';
import { runAsMain } from './main';
import { findDatabase } from './running-database';

const count = (number: number, one: string, many: string) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

await runAsMain(import.meta.url, async (shutdown) => {
  const client = new pg.Client({ connectionString: await findDatabase(shutdown, console.log) });
  await client.connect();
  shutdown.add(() => client.end());
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('publication_log') IS NOT NULL AS there`);
  if (!rows[0]?.there)
    throw new Error('The database has no publication log: nothing was migrated yet. Run "npm start" or "npm run migrate".');

  const total = { editions: 0, records: 0, figures: 0, differences: 0 };
  for await (const finding of verifyLog(client)) {
    if (finding.what === 'difference') {
      total.differences += 1;
      console.log(`DIFFERENT ${describeDifference(finding)}`);
      continue;
    }
    const { edition, publishedAt, records, figures, hash } = finding;
    total.editions += 1;
    total.records += records;
    total.figures += figures;
    const contents = `${count(records, 'record', 'records')}, ${count(figures, 'figure', 'figures')}`;
    console.log(`edition ${edition}, ${publishedAt}: ${contents}, hash ${hash ?? 'missing'}`);
  }
  if (total.differences > 0) {
    console.log(`${count(total.differences, 'difference', 'differences')}: the log and the tables do not agree`);
    return 1;
  }
  const contents = [
    count(total.editions, 'edition', 'editions'),
    count(total.records, 'record', 'records'),
    count(total.figures, 'figure', 'figures'),
  ];
  console.log(`${contents.join(', ')}: the log and the tables agree`);
  return 0;
});
