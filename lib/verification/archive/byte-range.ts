export type ByteRange = { first: number; last: number };

/**
 * The one range of bytes that a `Range` header asks for (RFC 9110, 14.1.2): null where the whole is to be sent, which is also the answer
 * to what is not understood and to several ranges at once; `outside` where the file has no such bytes.
 */
export function rangeOf(header: string | null, size: number): ByteRange | 'outside' | null {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = parts ?? [];
  if (!parts || (from === '' && to === '')) return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'outside' : { first: size - length, last: size - 1 };
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (first >= size) return 'outside';
  return to !== '' && Number(to) < first ? null : { first, last };
}
