import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** In the order of preference where a reader takes several alike. */
const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

const mostRemembered = 200;
const remembered = new Map<string, Encoding>();

/** The encoding for an `Accept-Encoding` (RFC 9110, 12.5.3). Browsers send few different ones, so they are remembered. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity';
  let encoding = remembered.get(accepted);
  if (encoding === undefined) {
    encoding = choose(accepted);
    if (remembered.size < mostRemembered) remembered.set(accepted, encoding);
  }
  return encoding;
}

/** What is not named is taken as it is, but only where nothing else is taken. */
const leastWeight = 0.0001;

function choose(accepted: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? (encoding === 'identity' ? leastWeight : (weights.get('*') ?? 0));
  return encodings.reduce<Encoding>((best, encoding) => (weightOf(encoding) > weightOf(best) ? encoding : best), 'br');
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const brotliQuality = 5;
const gzipLevel = 6;

export async function encode(text: string, encoding: Encoding): Promise<Buffer> {
  const bytes = Buffer.from(text);
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return zip(bytes, { level: gzipLevel });
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotli(bytes, {
    params: {
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
      [BROTLI_PARAM_QUALITY]: brotliQuality,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
