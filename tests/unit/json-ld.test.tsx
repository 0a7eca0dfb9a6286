import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { JsonLd } from '@/components/ui/json-ld';
import { type DatasetSaid, datasetOf } from '@/lib/catalog/dataset';
import { filesOf } from '@/lib/catalog/page-downloads';
import { TABLES } from '@/lib/catalog/tables';
import { hashedPolicy } from '@/lib/http/policy';

const hostile = { name: '</script><script>alert(1)</script>', also: '<!-- "quoted" & \u2028 Đắk Lắk' };
const bodyOf = (html: string): string => /^<script type="application\/ld\+json">([\s\S]*)<\/script>$/.exec(html)?.[1] ?? '';

describe('data for programs in a page', () => {
  test('come back as they were, and no text ends the block', () => {
    const body = bodyOf(renderToStaticMarkup(<JsonLd data={hostile} />));
    expect(body).not.toContain('<');
    expect(JSON.parse(body)).toEqual(hostile);
  });

  test('need no leave of the policy: they get no hash', () => {
    const html = `<html><body>${renderToStaticMarkup(<JsonLd data={hostile} />)}</body></html>`;
    const policy = hashedPolicy(html, { isHttps: false, isFramed: false });
    expect(policy.split('; ').find((part) => part.startsWith('script-src'))).toBe("script-src 'self'");
  });
});

test('a data set says what search engines for data ask for', () => {
  const [table] = TABLES;
  if (!table) throw new Error('no table');
  const said: DatasetSaid = {
    locale: 'vi',
    portal: 'https://portal.example',
    path: '/data/observations',
    name: 'Số liệu',
    description: 'x'.repeat(6000),
    publisher: 'Cổng',
    catalogue: 'Dữ liệu mở',
    edition: { number: 3, publishedAt: '2026-11-22T06:00:00.000Z' },
    files: filesOf(table, '/data/observations', 'vi', { csv: 1234 }),
    periods: { from: '2021-01-01', to: '2025-06-30' },
  };
  const { distribution, ...dataset } = datasetOf(said);
  expect(dataset).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    url: 'https://portal.example/vi/data/observations',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    version: '3',
    temporalCoverage: '2021-01-01/2025-06-30',
  });
  expect(dataset.description).toHaveLength(5000);
  expect(distribution.find(({ encodingFormat }) => encodingFormat === 'text/csv')).toMatchObject({
    contentUrl: 'https://portal.example/vi/data/observations.csv',
    contentSize: '1234 B',
  });
  for (const { encodingFormat } of distribution) expect(encodingFormat).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
});
