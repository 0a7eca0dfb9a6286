import { runImport } from '@/lib/ingest/run';
import { startWorker } from '@/lib/jobs/worker';
import { reasonOf } from '@/lib/log';
import { sendMail } from '@/lib/mail';
import { checkLinksDue } from '@/lib/publishing/links-due';
import { listDue, publishDue } from '@/lib/publishing/schedule';
import { runAsMain } from './main';

/** Does what is done beside the requests: publications at their hour, imports, mails, checks of links. */
await runAsMain(import.meta.url, async (shutdown) => {
  const worker = await startWorker(
    {
      publish: ({ number }) => publishOne(number),
      sweep,
      import: ({ id }) => runImport(id).then(() => undefined),
      links: () => checkLinksDue('old').then(() => undefined),
      mail: (mail) => sendMail(mail).catch(unlessSent),
    },
    (line) => console.error(`worker: ${line}`),
  );
  shutdown.add(() => worker.stop());
  await sweep().catch((error) => console.error(`worker: ${reasonOf(error)}`));
  console.log('worker ready');
  return new Promise<never>(() => {});
});

async function publishOne(number: number): Promise<void> {
  const outcome = await publishDue(number);
  if (outcome.kind === 'published') console.log(`worker: change set ${number} published as edition ${outcome.edition}`);
  if (outcome.kind === 'held-back') console.log(`worker: change set ${number} held back (${outcome.held.reason})`);
}

/** One set that cannot be published now does not keep the others waiting. */
async function sweep(): Promise<void> {
  for (const number of await listDue()) await publishOne(number).catch((error) => console.error(`worker: ${reasonOf(error)}`));
  const { tried } = await checkLinksDue('new');
  if (tried > 0) console.log(`worker: ${tried} new links tried`);
}

/** A message that is in the outbox already was sent by an earlier try. */
function unlessSent(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
