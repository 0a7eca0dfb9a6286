import { Face } from './truetype';
import { typeface } from './typeface';

export type Hand = 'serif' | 'bold' | 'plain';
const hands: Readonly<Record<Hand, { family: string; weight: number }>> = {
  serif: { family: 'serif', weight: 600 },
  bold: { family: 'sans', weight: 600 },
  plain: { family: 'sans', weight: 400 },
};

let read: Promise<Readonly<Record<Hand, Face[]>>> | undefined;

/** The portal's letters as outlines, one face a script, read once. */
export function faces(): Promise<Readonly<Record<Hand, Face[]>>> {
  read ??= typeface().then((fonts) => {
    const of = ({ family, weight }: { family: string; weight: number }) =>
      fonts.filter((font) => font.name.startsWith(`${family} `) && font.weight === weight).map((font) => new Face(font.data));
    return { serif: of(hands.serif), bold: of(hands.bold), plain: of(hands.plain) };
  });
  return read;
}
