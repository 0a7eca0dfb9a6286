import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';

/** As root Chromium needs to run outside its sandbox; nothing but the site under test is opened. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the one browser of a run. */
export async function launchBrowser() {
  return chromium.launchServer({ executablePath: await executable(), args: flags });
}

/** CHROMIUM_PATH, a system's own Chromium, or the one that comes as a package and unpacks itself. */
async function executable(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  // Read at import: it decides which system libraries are unpacked beside the browser.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  return unpacked(async () => (await import('@sparticuz/chromium')).default.executablePath());
}

/** In a folder of the user's own: what another user of the machine has unpacked may not be run by this one. */
async function unpacked(unpack: () => Promise<string>): Promise<string> {
  const before = process.env.TMPDIR;
  const own = path.join(tmpdir(), `portal-browser-${userInfo().uid}`);
  mkdirSync(own, { recursive: true });
  process.env.TMPDIR = own;
  try {
    const program = await unpack();
    nameFontsOf(own);
    return program;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The package looks for its fonts in /tmp/fonts only; without any, the browser ends at the first letter that the page's own do not have. */
function nameFontsOf(folder: string): void {
  const file = path.join(folder, 'fonts.conf');
  const places = `<dir>${path.join(folder, 'fonts')}</dir><cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${places}</fontconfig>\n`);
  process.env.FONTCONFIG_FILE = file;
}
