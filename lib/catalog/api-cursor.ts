import { z } from 'zod';

/** Where a row stands in an order: the value that is sorted by, where there is one, and its key, each as text. */
export type Place = readonly (string | null)[];

/** From where a walk through a table goes on. Readers get it whole and are told nothing of what is in it. */
export type Cursor = {
  /** The edition the walk began at, so that what is published meanwhile neither doubles a row nor hides one. */
  edition: number;
  /** The day on which statuses and lateness were judged then. */
  day: string;
  /** As the address wrote it. */
  sort: string | null;
  place: Place;
  /** The rows before the place, rather than those after it. */
  isBack: boolean;
};

/** The first part is the version of this form: what an older portal gave out is known as such. */
const written = z.tuple([
  z.literal(1),
  z.int().min(0).max(2_147_483_647),
  z.iso.date().refine((day) => day >= '2000'),
  z.string().nullable(),
  z.boolean(),
  z.array(z.string().nullable()).min(1).max(8),
]);
const longest = 4000;

export const writeCursor = ({ edition, day, sort, isBack, place }: Cursor): string =>
  Buffer.from(JSON.stringify([1, edition, day, sort, isBack, place])).toString('base64url');

/** Undefined for what this portal did not write. */
export function readCursor(text: string): Cursor | undefined {
  if (text.length > longest || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const { data } = written.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (!data) return undefined;
    const [, edition, day, sort, isBack, place] = data;
    return { edition, day, sort, isBack, place };
  } catch {
    return undefined;
  }
}
