import 'server-only';
import { askedByPage, fileOf, LICENCE } from '@/lib/catalog/door';
import { TABLES } from '@/lib/catalog/tables';
import { publisherName } from '@/lib/catalog/words';
import { env } from '@/lib/env';
import { datapackageOf } from '@/lib/exports/formats/datapackage';
import type { Table } from '@/lib/exports/table';
import type { ReleaseFile } from './manifest';

export type Packaged = { number: number; at: Date; edition: number; files: readonly ReleaseFile[] };

/**
 * `datapackage.json` of a whole release (Frictionless): its CSV files, their columns and how the tables hang together. Its words are
 * Vietnamese; the table `dictionary` has those of the other languages.
 */
export async function packageText({ number, at, edition, files }: Packaged): Promise<string> {
  const { vi: title } = await publisherName();
  const { PORTAL_URL } = env();
  const resources = await Promise.all(TABLES.map((table) => resourceOf(table, files)));
  const described = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'tabular-data-package',
    name: `release-${number}`,
    version: String(number),
    title,
    homepage: `${PORTAL_URL}/vi/releases/${number}`,
    created: at.toISOString(),
    edition,
    licenses: [{ name: LICENCE.id, title: LICENCE.name, path: LICENCE.url }],
    sources: [{ title, path: PORTAL_URL }],
    contributors: [{ title, role: 'publisher', roles: ['publisher'] }],
    resources: resources.flat(),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

/** As the table describes itself alone, but beside all the others: its references go to them, one to itself has no name. */
async function resourceOf(table: Table, files: readonly ReleaseFile[]) {
  const kept = files.find((one) => one.table === table.id && one.format === 'csv');
  if (!kept) return [];
  const asked = await askedByPage(`/data/${table.id}`, new URLSearchParams());
  const [resource] = datapackageOf(await fileOf(asked, 'vi', 'csv'), kept.path).resources;
  if (!resource || !('foreignKeys' in resource.schema)) return [];
  const foreignKeys = resource.schema.foreignKeys?.map(({ fields, reference }) => ({
    fields,
    reference: { ...reference, resource: reference.resource === `${table.id}-all` ? '' : reference.resource },
  }));
  return [{ ...resource, bytes: kept.bytes, hash: `sha256:${kept.sha256}`, schema: { ...resource.schema, foreignKeys } }];
}
