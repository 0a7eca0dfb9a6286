import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { QUEUE_NAMES, QUEUES, SCHEMA } from './queues';

/** What the queue's own program makes for itself belongs to the owner; the application may use it and change nothing of it. */
const grants = `DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    GRANT USAGE ON SCHEMA ${SCHEMA} TO portal_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO portal_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO portal_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO portal_app;
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to grant to the role portal_app';
END $$`;

/** Makes or renews the schema and the queues, with the rights of the owner, before anything works as the application. */
export async function installJobs(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
    max: 2,
  });
  boss.on('error', () => {});
  try {
    await boss.start();
    for (const name of QUEUE_NAMES) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, QUEUES[name]);
      else await boss.createQueue(name, QUEUES[name]);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(grants);
  } finally {
    await client.end();
  }
}
