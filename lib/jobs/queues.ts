import type { QueueOptions } from 'pg-boss';
import type { Mail } from '../mail';

/** Work that is done beside the requests, by name, with what each job is told. */
export type Jobs = {
  /** Publishes a change set at its hour. */
  publish: { number: number };
  /** Publishes whatever is due: what a portal that was down has missed. */
  sweep: Record<string, never>;
  /** Reads an uploaded spreadsheet. */
  import: { id: string };
  /** Tries the outside addresses that records name. */
  links: Record<string, never>;
  /** Archives and signs all data; `first` only where there is no release yet. */
  archive: { first?: true };
  mail: Mail;
};
export type QueueName = keyof Jobs;
export type Handlers = { [Name in QueueName]: (job: Jobs[Name]) => Promise<void> };

/** All that the queue keeps is in a schema of its own. */
export const SCHEMA = 'pgboss';

const day = 24 * 60 * 60;
/** A job fails only for what may be over soon, such as a database that is away; so it is tried again, ever more slowly. */
const patient = { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 300, deleteAfterSeconds: 7 * day } as const;

export const QUEUES: Readonly<Record<QueueName, QueueOptions>> = {
  publish: { ...patient, expireInSeconds: 900, heartbeatSeconds: 30, retentionSeconds: 365 * day },
  sweep: { retryLimit: 0, expireInSeconds: 900, retentionSeconds: 120, deleteAfterSeconds: 3600 },
  import: { ...patient, retryLimit: 3, expireInSeconds: 3600, heartbeatSeconds: 30 },
  links: { ...patient, retryLimit: 1, expireInSeconds: 3600, retentionSeconds: day },
  archive: { ...patient, retryLimit: 3, retryDelay: 60, expireInSeconds: 6 * 3600, heartbeatSeconds: 60, retentionSeconds: day },
  mail: { ...patient, expireInSeconds: 60 },
};
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** When work recurs by itself, as the clock of Viet Nam shows it. */
export const RECURRING: Partial<Record<QueueName, string>> = { sweep: '* * * * *', links: '30 2 * * *', archive: '0 2 * * *' };
