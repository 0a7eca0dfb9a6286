/** Reads one import as the worker does, and tells how long it took and how much memory it needed at its highest. */
import { pool } from '@/lib/db/pool';
import { runImport } from '@/lib/ingest/run';

const [id = ''] = process.argv.slice(2);
const began = performance.now();
await runImport(id);
const ms = performance.now() - began;
await pool().end();
console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1000 }));
