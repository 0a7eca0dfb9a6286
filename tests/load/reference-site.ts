import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The plainest Next site there is: one static page and one dynamic page with one query, each as long as a page of the portal. */
export type ReferenceSite = { folder: string; remove(): void };

const layout = `export default function Layout({ children }) { return <html lang="vi"><body>{children}</body></html>; }\n`;

/** Text that compresses like a page of the portal: real syllables in no order. */
const syllables =
  'kinh tế số xã hội dữ liệu chính phủ công bố thống kê mục tiêu nhiệm vụ báo cáo quá hạn nguồn chỉ tiêu tỷ trọng doanh nghiệp người dân hạ tầng nền tảng dịch vụ trực tuyến văn bản quyết định bộ ngành địa phương năm kỳ giá trị đường thời hạn bằng chứng'.split(
    ' ',
  );

/** A page of plain paragraphs. Next sends the text twice (markup and data), as it does with every page. */
const page = (paragraphs: number, dynamic: boolean) => `${
  dynamic
    ? `import pg from 'pg';
export const dynamic = 'force-dynamic';
const world = globalThis;
const pool = (world.pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }));`
    : `export const dynamic = 'force-static';`
}
const syllables = ${JSON.stringify(syllables)};
let seed = 411;
const next = () => syllables[(seed = (seed * 1103515245 + 12345) % 2147483648) % syllables.length];
const words = Array.from({ length: ${paragraphs} }, () => Array.from({ length: 18 }, next).join(' '));
export default async function Page() {
  ${dynamic ? `const { rows } = await pool.query('SELECT count(*)::int AS count FROM indicator');` : ''}
  return <main><h1>Trang so sánh ${dynamic ? '{rows[0].count}' : ''}</h1>{words.map((text) => <p key={text}>{text}</p>)}</main>;
}
`;

/** Writes the site into a temporary folder that shares the portal's packages. */
export function writeReferenceSite(pages: Record<string, { paragraphs: number; dynamic: boolean }>): ReferenceSite {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-reference-'));
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  cpSync('package.json', path.join(folder, 'package.json'));
  writeFileSync(
    path.join(folder, 'next.config.mjs'),
    `export default { poweredByHeader: false, serverExternalPackages: ['pg'], turbopack: { root: '/' } };\n`,
  );
  mkdirSync(path.join(folder, 'app'), { recursive: true });
  writeFileSync(path.join(folder, 'app', 'layout.jsx'), layout);
  for (const [name, { paragraphs, dynamic }] of Object.entries(pages)) {
    mkdirSync(path.join(folder, 'app', name), { recursive: true });
    writeFileSync(path.join(folder, 'app', name, 'page.jsx'), page(paragraphs, dynamic));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
