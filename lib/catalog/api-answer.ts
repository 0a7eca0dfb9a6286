import 'server-only';
import { env } from '@/lib/env';
import { entityTag } from '@/lib/exports/download';
import type { Table } from '@/lib/exports/table';
import type { View } from '@/lib/publishing/edition-queries';
import type { ListLinks, Meta, RowLinks } from './api-schema';
import { LICENCE } from './door';

/** An answer that need not be written where the reader has it: its tag, and how it is made. */
export type ApiAnswer = { etag: string; make(): Promise<Made> };
export type Made = { etag: string; body: string; links: { rel: string; href: string }[] };

/** What the room of a table found; `data` is JSON, as the database wrote it, with every digit. */
type Found = { data: string; newest: number; edition: number; count?: number; links: ListLinks | RowLinks };
type Asked = { of: Table; query: URLSearchParams; view: View; newest: number; key?: readonly string[] };

export const API_PATH = '/api/v1';
const api = (): string => env().PORTAL_URL + API_PATH;
export const apiAddress = (path: string): string => api() + path;
export const openApiAddress = (): string => `${api()}/openapi.json`;

/** An address in one way, however it was written: what is empty asks for nothing. */
function addressed(path: string, query: URLSearchParams, cursor?: string): string {
  const kept = new URLSearchParams([...query].filter(([name, value]) => value !== '' && (cursor === undefined || name !== 'cursor')));
  if (cursor !== undefined) kept.set('cursor', cursor);
  const text = kept.toString().replaceAll('%2C', ',');
  return api() + path + (text === '' ? '' : `?${text}`);
}

export const listAddress = ({ id }: Table, query: URLSearchParams, cursor?: string): string => addressed(`/${id}`, query, cursor);
export const rowAddress = ({ id }: Table, key: readonly string[], query: URLSearchParams): string =>
  addressed(`/${[id, ...key.map(encodeURIComponent)].join('/')}`, query);

/** The answer with what has to be known of it; the same for as long as nothing is published and no other day begins that it depends on. */
export function answerFor({ of, query, view, newest, key }: Asked, find: () => Promise<Found>): ApiAnswer {
  const judgedOn = of.isDated ? view.day : null;
  const self = key ? rowAddress(of, key, query) : listAddress(of, query);
  const tagAt = (edition: number) => entityTag(['api', self, edition, judgedOn]);
  return {
    etag: tagAt(newest),
    make: async () => {
      const { data, newest: then, edition, count, links } = await find();
      const meta: Meta = { table: of.id, edition, asOf: view.asOf, judgedOn, licence: LICENCE, ...(count === undefined ? {} : { count }) };
      return {
        etag: tagAt(then),
        body: `{"data":${data},"meta":${JSON.stringify(meta)},"links":${JSON.stringify(links)}}\n`,
        links: [
          ...Object.entries(links).flatMap(([rel, href]) => (rel === 'next' || rel === 'prev' ? [{ rel, href }] : [])),
          { rel: 'describedby', href: `${env().PORTAL_URL}/vi/data/${of.id}` },
        ],
      };
    },
  };
}
