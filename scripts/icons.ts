import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ImageResponse } from 'next/og';
import { createElement } from 'react';
import { runAsMain } from './main';

const folder = 'public';
/** Browsers that know no other icon ask for this one. */
const faviconSizes = [16, 32, 48];
/** Systems cut the corners of the last three: the mark keeps away from them. */
const files = [
  { file: 'icons/icon-192.png', size: 192, share: 1 },
  { file: 'icons/icon-512.png', size: 512, share: 1 },
  { file: 'icons/icon-512-maskable.png', size: 512, share: 0.58 },
  { file: 'apple-touch-icon.png', size: 180, share: 0.74 },
];
const ground = '#F8FBF9';

/** The mark of `public/icon.svg` on its ground, taking this share of the square. */
async function drawIcon(size: number, share: number): Promise<Buffer> {
  const mark = Math.round(size * share);
  const source = `data:image/svg+xml;base64,${readFileSync(path.join(folder, 'icon.svg')).toString('base64')}`;
  const image = new ImageResponse(
    createElement(
      'div',
      { style: { display: 'flex', alignItems: 'center', justifyContent: 'center', width: size, height: size, background: ground } },
      createElement('img', { src: source, width: mark, height: mark }),
    ),
    { width: size, height: size },
  );
  return Buffer.from(await image.arrayBuffer());
}

/** The ICO container around PNG pictures: a header, an entry of 16 bytes each, then the pictures. */
function asIco(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [n, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * n;
    header.writeUInt8(size, at);
    header.writeUInt8(size, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** `npm run icons`: draws every icon from the one mark. The files are kept with the code. */
await runAsMain(import.meta.url, async () => {
  mkdirSync(path.join(folder, 'icons'), { recursive: true });
  for (const { file, size, share } of files) writeFileSync(path.join(folder, file), await drawIcon(size, share));
  const pictures = await Promise.all(faviconSizes.map(async (size) => ({ size, png: await drawIcon(size, 1) })));
  writeFileSync(path.join(folder, 'favicon.ico'), asIco(pictures));
  return 0;
});
