/** What a file may be, known by its bytes: never by its name or by what the sender says of it. */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'text/html': ['html', 'htm'],
  'text/plain': ['txt', 'csv', 'tsv'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

const LOOKED_AT = 4096;
const starts = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const satisfies Partial<Record<MediaType, readonly number[]>>;

/** Null where the bytes are none of them. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  if (bytes.length === 0) return null;
  const named = (Object.keys(starts) as (keyof typeof starts)[]).find((type) => starts[type].every((byte, at) => bytes[at] === byte));
  if (named) return named;
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (held.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return officeType(held);
  const text = textOf(held);
  if (text === null) return null;
  return isHtml(text) ? 'text/html' : 'text/plain';
}

/** Comments are passed over one by one: a pattern for them all could be made to try for ever. */
function isHtml(text: string): boolean {
  let rest = text
    .slice(0, LOOKED_AT)
    .trimStart()
    .replace(/^<\?xml[^>]*>\s*/, '');
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return /^<(?:!doctype\s+html|html|head|body)\b/i.test(rest);
}

const END_OF_ZIP = 0x06054b50;
const ENTRY_OF_ZIP = 0x02014b50;

/** By the names of its parts, which are only compared; nothing is inflated. */
function officeType(bytes: Buffer): MediaType | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_ZIP) return null;
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY_OF_ZIP) return null;
    const length = bytes.readUInt16LE(at + 28);
    names.add(bytes.toString('latin1', at + 46, at + 46 + length));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (!names.has('[Content_Types].xml')) return null;
  if (names.has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return names.has('xl/workbook.xml') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the point is that text has none of them
const noText = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/;

/** The text, where the bytes are one in UTF-8, UTF-16 or a code page of single bytes. */
function textOf(bytes: Buffer): string | null {
  for (const encoding of ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!noText.test(text)) return text;
    } catch {
      // Not in this encoding.
    }
  }
  return null;
}
