import { existsSync } from 'node:fs';
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
  const packaged = await import('@sparticuz/chromium');
  return packaged.default.executablePath();
}
