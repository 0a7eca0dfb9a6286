import { sent } from '@/lib/exports/sent';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** A file that is written while it is sent, to be kept and never shown in place. */
export function download(pieces: AsyncIterable<Buffer>, name: string): Response {
  const type = mediaTypes[name.endsWith('.csv') ? 'csv' : 'xlsx'];
  const plain = name.replace(/[^\w.-]/g, '_');
  return new Response(sent(pieces), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
