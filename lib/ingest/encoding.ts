import { refusal } from './refusal';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** How a text was written, and how many bytes of it only say so. */
export type Found = { encoding: Encoding; mark: number };

/** Letters that the two Windows code pages give the same byte: where only these stand, both read the same words. */
const differing = new Set([0xc3, 0xcc, 0xd0, 0xd2, 0xd5, 0xdd, 0xde, 0xe3, 0xec, 0xf0, 0xf2, 0xf5, 0xfd, 0xfe]);
const LOOKED_AT = 1_000_000;

function isUtf8(bytes: Buffer): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += 65_536) decoder.decode(bytes.subarray(at, at + 65_536), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Without a mark, UTF-16 shows by the zeros beside the letters of ASCII: commas, digits, ends of lines. */
function wideWithoutMark(bytes: Buffer): Encoding | null {
  const looked = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > looked.length / 8 && even < odd / 10) return 'utf-16le';
  if (even > looked.length / 8 && odd < even / 10) return 'utf-16be';
  return null;
}

/**
 * Of the two code pages the Vietnamese one, unless a mark of tone would stand where no letter precedes it. The difference is told
 * as a notice: a person sees the first rows and may save the file as UTF-8.
 */
function codePage(bytes: Buffer): Encoding {
  const looked = bytes.subarray(0, LOOKED_AT);
  if (!looked.some((byte) => differing.has(byte))) return 'windows-1252';
  const text = new TextDecoder('windows-1258').decode(looked);
  return /(^|[^\p{L}])\p{M}|\p{M}\p{M}/u.test(text) ? 'windows-1252' : 'windows-1258';
}

/** How the text in these bytes was written. Refuses what is no text. */
export function findEncoding(bytes: Buffer): Found {
  if (bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const wide = wideWithoutMark(bytes);
  if (wide) return { encoding: wide, mark: 0 };
  if (isUtf8(bytes)) return { encoding: 'utf-8', mark: 0 };
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32))) throw refusal('unknown-format');
  return { encoding: codePage(bytes), mark: 0 };
}

/** The text, piece by piece. A byte that the encoding does not know becomes the sign of a lost letter, which no cell may hold. */
export function* decodedText(bytes: Buffer, { encoding, mark }: Found): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (let at = mark; at < bytes.length; at += 65_536) yield decoder.decode(bytes.subarray(at, at + 65_536), { stream: true });
  yield decoder.decode();
}
