import { AGENCY, VERSION } from '@/lib/exports/sdmx/concepts';
import type { Flow } from '@/lib/exports/sdmx/flow';
import { SdmxRefusal, wrong } from './sdmx-refusal';

const isId = (text: string): boolean => /^[A-Za-z0-9_@$-]{1,200}$/.test(text);

/** The parts of an address below its beginning; a slash at its end says nothing. */
export function partsOf(path: string): string[] {
  try {
    return path.replace(/\/$/, '').split('/').map(decodeURIComponent);
  } catch {
    throw wrong('path');
  }
}

/** `A+B`, or everything: `all`, or nothing said. */
export function choiceOf(text: string | undefined, name: string): ReadonlySet<string> | null {
  if (text === undefined || text === '' || text === 'all') return null;
  const ids = text.split('+');
  if (!ids.every((id) => isId(id) || /^\d+(\.\d+)*$/.test(id))) throw wrong(name);
  return new Set(ids);
}

/** Whether an artefact of that version is asked for: all artefacts here have one. */
export const isVersion = (text: string | undefined): boolean =>
  text === undefined || ['', 'all', 'latest', 'LATEST'].includes(text) || text.split('+').includes(VERSION);

/** `OBSERVATIONS`, `VNDES,OBSERVATIONS` or `VNDES,OBSERVATIONS,1.0`. Throws where there is no such flow. */
export function flowNamed(text: string, flows: readonly Flow[]): Flow {
  const parts = text.split(',');
  if (parts.length > 3 || !parts.every((part) => isId(part) || /^[\d.]+$/.test(part))) throw wrong('flow');
  const [agency, id, version] = parts.length === 1 ? ['all', parts[0]] : parts;
  const flow = flows.find((one) => one.id === id);
  if (!flow || ![AGENCY, 'all'].includes(agency as string) || !isVersion(version)) throw new SdmxRefusal('no-data');
  return flow;
}

/** Whether figures of that provider are asked for: the portal itself provides all of them. */
export function isProvider(text: string | undefined): boolean {
  const parts = (text ?? '').split(',');
  if (parts.length > 2 || !parts.every((part) => part === '' || part.split('+').every(isId))) throw wrong('provider');
  const [agency, provider] = parts.length === 1 ? ['all', parts[0]] : parts;
  const named = (list: string | undefined) => ['', 'all', undefined].includes(list) || (list as string).split('+').includes(AGENCY);
  return named(agency) && named(provider);
}

/**
 * The codes that a key allows for each column of the table: `de-gdp-share..vn+vn-01`. Throws where it has another number of parts than
 * the structure has dimensions.
 */
export function readKey({ dimensions }: Flow, text: string | undefined): Record<string, string[]> {
  if (text === undefined || text === '' || text === 'all') return {};
  const parts = text.split('.');
  const codes = parts.map((part) => (part === '' ? [] : part.split('+')));
  if (parts.length !== dimensions.length) throw new SdmxRefusal('wrong-key', { count: String(dimensions.length) });
  if (!codes.flat().every(isId)) throw wrong('key');
  return Object.fromEntries(codes.flatMap((some, index) => (some.length === 0 ? [] : [[dimensions[index]?.column.id as string, some]])));
}
