import type { Room } from './rooms';

/** Rooms whose pages can be had as data, under their address with a suffix; `lib/catalog/page-tables.ts` says as which. */
const dataRooms = new Set<Room>([
  '/strategy',
  '/strategy/[code]',
  '/indicators',
  '/indicators/[code]',
  '/indicators/[code]/observations/[id]',
  '/sources',
  '/sources/[code]',
  '/documents',
  '/documents/[code]',
  '/organisations',
  '/organisations/[code]',
  '/areas',
  '/areas/crosswalk',
  '/areas/[code]',
  '/platforms',
  '/platforms/[code]',
  '/events',
  '/events/[code]',
  '/news',
  '/news/[code]',
  '/topics',
  '/topics/[code]',
  '/lateness',
  '/goalposts',
  '/conflicts',
  '/changes',
  '/changes/[code]',
  '/publishers',
  '/glossary',
  '/search',
  '/data',
  '/data/[code]',
]);

export const isDataRoom = (room: Room | undefined): boolean => room !== undefined && dataRooms.has(room);
