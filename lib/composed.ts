/** More accents on one letter than any language has: putting a heap of them in order takes time that grows by its square (UAX 15, stream-safe text). */
const HEAP = /(\p{M}{30})\p{M}+/gu;

/** A text in composed letters (NFC), of a letter's first thirty accents: whoever sent it, it is read in no time. */
export const composed = (text: string): string => text.replace(HEAP, '$1').normalize('NFC');
