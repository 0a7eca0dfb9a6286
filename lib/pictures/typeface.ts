import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The letters of the portal in the files that the drawing library reads. Each script is a family of its own: the library
 * looks a letter up in one family after the other.
 */
const scripts = ['latin', 'vietnamese', 'cyrillic'] as const;
const families = {
  serif: { folder: 'source-serif-4', weights: [600] },
  sans: { folder: 'source-sans-3', weights: [400, 600] },
} as const;
type Family = keyof typeof families;

/** The value of `fontFamily` in a picture. */
export const lettersOf = (family: Family): string => scripts.map((script) => `${family} ${script}`).join(', ');

type Font = { name: string; data: Buffer; weight: 400 | 600; style: 'normal' };
let read: Promise<Font[]> | undefined;

/** All files of all families, read once. */
export function typeface(): Promise<Font[]> {
  read ??= Promise.all(
    (Object.keys(families) as Family[]).flatMap((family) =>
      scripts.flatMap((script) => families[family].weights.map((weight) => readFont(family, script, weight))),
    ),
  );
  return read;
}

async function readFont(family: Family, script: (typeof scripts)[number], weight: 400 | 600): Promise<Font> {
  const { folder } = families[family];
  const file = path.join(process.cwd(), 'node_modules', '@fontsource', folder, 'files', `${folder}-${script}-${weight}-normal.woff`);
  return { name: `${family} ${script}`, data: await readFile(file), weight, style: 'normal' };
}

const spaces = /[\u2000-\u200a\u202f\u205f]/g;
/** What these files can write. */
const foreign =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0131\u0152\u0153\u0168\u0169\u01a0\u01a1\u01af\u01b0\u02bc\u0400-\u045f\u0490\u0491\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ab\u20ac\u2116\u2122\u2212]/gu;

/** The words without letters that these files lack: the drawing library would ask a stranger's server for them. */
export const writable = (words: string): string => words.normalize('NFC').replace(spaces, '\u00a0').replace(foreign, '');
