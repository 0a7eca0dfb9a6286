import path from 'node:path';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';
import { env } from '@/lib/env';
import { runImport } from '@/lib/ingest/run';
import { enqueue } from '@/lib/jobs/send';
import { startWorker } from '@/lib/jobs/worker';
import { reasonOf } from '@/lib/log';
import { sendMail } from '@/lib/mail';
import { checkLinksDue } from '@/lib/publishing/links-due';
import { listDue, publishDue } from '@/lib/publishing/schedule';
import { settleSearch } from '@/lib/search/refresh';
import { lastRelease } from '@/lib/verification/archive/record';
import { runAsMain } from './main';
import { runNode } from './processes';
import { nodeArguments } from './settings';
import type { Shutdown } from './shutdown';

/** The pages come first: by then whoever opened the portal has seen one. */
const firstReleaseAfterMs = 30_000;

/** Does what is done beside the requests: publications at their hour, imports, mails, checks of links. */
await runAsMain(import.meta.url, async (shutdown) => {
  const worker = await startWorker(
    {
      publish: ({ number }) => publishOne(number),
      sweep,
      import: ({ id }) => runImport(id).then(() => undefined),
      links: () => checkLinksDue('old').then(() => undefined),
      archive: ({ first }) => archive(shutdown, first === true),
      mail: (mail) => sendMail(mail).catch(unlessSent),
    },
    (line) => console.error(`worker: ${line}`),
  );
  shutdown.add(() => worker.stop());
  await sweep().catch((error) => console.error(`worker: ${reasonOf(error)}`));
  await planFirstRelease().catch((error) => console.error(`worker: ${reasonOf(error)}`));
  console.log('worker ready');
  return new Promise<never>(() => {});
});

async function publishOne(number: number): Promise<void> {
  const outcome = await publishDue(number);
  if (outcome.kind === 'published') console.log(`worker: change set ${number} published as edition ${outcome.edition}`);
  if (outcome.kind === 'held-back') console.log(`worker: change set ${number} held back (${outcome.held.reason})`);
}

/** What waits is done. One set that cannot be published now does not keep the others waiting. */
async function sweep(): Promise<void> {
  for (const number of await listDue()) await publishOne(number).catch((error) => console.error(`worker: ${reasonOf(error)}`));
  const { tried } = await checkLinksDue('new');
  if (tried > 0) console.log(`worker: ${tried} new links tried`);
  await settleSearch(pool());
}

/** A portal that has published and never made a release makes one now, not at night. */
async function planFirstRelease(): Promise<void> {
  const isServing = process.env.NODE_ENV === 'production' && env().PORTAL_ENV === 'production';
  if (!isServing || (await lastRelease(pool())) !== null) return;
  await enqueue(pool(), 'archive', { first: true }, { at: new Date(now().getTime() + firstReleaseAfterMs) });
}

/** In a process of its own, so that publications keep their hour whatever the size of the record. */
async function archive(shutdown: Shutdown, isFirst: boolean): Promise<void> {
  if (isFirst && (await lastRelease(pool())) !== null) return;
  const code = await runNode(shutdown, [...nodeArguments, path.join('scripts', 'archive.ts')]);
  if (code !== 0) throw new Error(`the release could not be made (exit code ${code})`);
}

/** A message that is in the outbox already was sent by an earlier try. */
function unlessSent(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
