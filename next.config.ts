import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { unvaryingHeaders } from './lib/http/headers';

const year = 'public, max-age=31536000, immutable';

const config: NextConfig = {
  poweredByHeader: false,
  // The front does it (lib/http/front.ts).
  compress: false,
  cacheHandler: path.resolve('lib/http/cache-handler.mjs'),
  // Otherwise the proxy sees 127.0.0.1 as localhost, and Next takes its rewrites for another server's addresses.
  skipProxyUrlNormalize: true,
  serverExternalPackages: ['pg', '@duckdb/node-api'],
  // A spreadsheet or a stored copy of 20 MB, and the rest of its form; the proxy would cut it at 10 MB.
  experimental: { serverActions: { bodySizeLimit: '21mb' }, proxyClientMaxBodySize: '21mb' },
  // `npm run check` holds the types; the first start on a fresh machine need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: Object.entries(unvaryingHeaders).map(([key, value]) => ({ key, value })) },
    { source: '/fonts/:path*', headers: [{ key: 'Cache-Control', value: year }] },
  ],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
