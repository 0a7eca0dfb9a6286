import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { startImport } from '@/lib/ingest/import-commands';
import { getImport, type ImportDetail, listProblems } from '@/lib/ingest/import-queries';
import type { Problem } from '@/lib/ingest/problem';
import { runImport } from '@/lib/ingest/run';
import { receiveFile } from '@/lib/publishing/stored-files';

/** A folder for uploaded files, as an import needs it. Called before the environment is first read. */
export function importRoom(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-imports-'));
  process.env.PORTAL_DATA = folder;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

type Upload = { kind: string; name: string; bytes: Uint8Array | string; organisation?: string };

/** Sends a file as its page would; nothing reads it yet. */
export async function upload(viewer: Viewer, { kind, name, bytes, organisation = 'bkhcn' }: Upload): Promise<string> {
  const file = await receiveFile(viewer, new File([bytes as BlobPart], name));
  return (await startImport(viewer, { organisation, kind, file: { digest: file.digest, name: file.name } })).id;
}

export type ReadImport = ImportDetail & { problems: Problem[] };

/** Sends a file and reads it, as the worker would. */
export async function importFile(viewer: Viewer, sent: Upload): Promise<ReadImport> {
  const id = await upload(viewer, sent);
  await runImport(id);
  return seen(viewer, id);
}

export async function seen(viewer: Viewer, id: string): Promise<ReadImport> {
  const found = await getImport(viewer, id);
  if (!found) throw new Error(`no import ${id}`);
  return { ...found, problems: (await listProblems(viewer, id, null)).items };
}

const columns = ['series', 'period', 'area', 'release', 'value', 'qualifier', 'status', 'source', 'confidence'] as const;
export type FigureRow = Partial<Record<(typeof columns)[number] | 'quote' | 'quote_language', string>>;

/** A table of figures as text, with what a test does not care about filled in. */
export function figuresCsv(rows: readonly FigureRow[]): string {
  const all = [...columns, 'quote', 'quote_language'] as const;
  const usual: FigureRow = {
    series: 'de-gdp-share-ministry',
    period: '2025',
    area: 'vn',
    release: 'ncdt-2023-12-28',
    value: '21',
    qualifier: '=',
    status: 'final',
    source: 'founding-003',
    confidence: 'high',
  };
  const cell = (text = '') => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [all.join(','), ...rows.map((row) => all.map((name) => cell({ ...usual, ...row }[name])).join(','))].join('\n');
}
