import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The plainest Next site there is: one static page and one dynamic page with one query, each as long as a page of the portal. */
export type ReferenceSite = { folder: string; remove(): void };

const layout = `export default function Layout({ children }) { return <html lang="vi"><body>{children}</body></html>; }\n`;

/** A page of plain paragraphs. Next sends the text twice (markup and data), as it does with every page. */
const page = (paragraphs: number, dynamic: boolean) => `${
  dynamic
    ? `import pg from 'pg';
export const dynamic = 'force-dynamic';
const world = globalThis;
const pool = (world.pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }));`
    : `export const dynamic = 'force-static';`
}
const words = Array.from({ length: ${paragraphs} }, (_, n) => 'Đoạn văn số ' + n + ' của một trang so sánh, chỉ có chữ, dài bằng trang của cổng để so cho công bằng.');
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
