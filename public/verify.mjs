#!/usr/bin/env node
/*
 * Says whether a file is what the portal published, and when. Needs Node 18 or newer and nothing else: no package, no network.
 *
 *   node verify.mjs FILE… [--manifest manifest.json] [--signature manifest.sig] [--keys keys.json] [--key FINGERPRINT]
 *
 * From the portal: /releases/latest/manifest.json, /releases/latest/manifest.sig and /releases/keys.json, kept beside this script or
 * beside the file. --key admits one key only: the fingerprint (64 digits) that the portal's page "Verify a file" shows and others have
 * printed elsewhere, so that whoever could change all files of the portal could still not make a key of their own pass for it.
 *
 * Ends with 0 where every file is genuine, 1 where a file or the manifest is not, 2 where the key is not known, 3 where something is missing.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const GENUINE = 0;
const NOT_GENUINE = 1;
const UNKNOWN_KEY = 2;
const MISSING = 3;

class Verdict extends Error {
  constructor(code, words) {
    super(words);
    this.code = code;
  }
}

/** As it is given, or by its name beside the file, here, or beside this script. */
function find(given, name, beside) {
  const places = given ? [given] : [beside, '.', path.dirname(fileURLToPath(import.meta.url))].map((folder) => path.join(folder, name));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Verdict(MISSING, `${name} is missing: looked for ${places.join(', ')}`);
  return found;
}

function readJson(bytes, file) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Verdict(MISSING, `${file} is not readable as JSON`);
  }
}

/** The raw Ed25519 key is the end of its SPKI form; its sha-256 is the fingerprint. */
function fingerprintOf(publicKey) {
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return createHash('sha256').update(raw).digest('hex');
}

/** The key that signed the manifest; throws where it is not one to be believed. */
function findKey(manifest, keysFile, pinned) {
  const known = readJson(readFileSync(keysFile), keysFile).keys ?? [];
  const named = known.find(({ id }) => id === manifest.key);
  if (!named) throw new Verdict(UNKNOWN_KEY, `unknown key ${manifest.key}: it is not in ${keysFile}`);
  const publicKey = createPublicKey(named.publicKey);
  const fingerprint = fingerprintOf(publicKey);
  if (!fingerprint.startsWith(named.id)) throw new Verdict(UNKNOWN_KEY, `unknown key: ${keysFile} has another key under the name ${named.id}`);
  if (pinned !== undefined && fingerprint !== pinned) throw new Verdict(UNKNOWN_KEY, `unknown key ${fingerprint}: --key asks for ${pinned}`);
  if (named.revokedFor) throw new Verdict(UNKNOWN_KEY, `key ${named.id} was revoked (${named.revokedFor}): nothing that it signed can be believed`);
  const at = Date.parse(manifest.date);
  if (at < Date.parse(named.from) || (named.until && at > Date.parse(named.until)))
    throw new Verdict(UNKNOWN_KEY, `key ${named.id} was not in use on ${manifest.date}`);
  return publicKey;
}

async function sha256Of(file) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

const describe = ({ path: name, address, table, format, language, rows }) =>
  [name ?? address, table && `table ${table}`, format, language, rows !== undefined && `${rows} rows`].filter(Boolean).join(', ');

/** Which published file it may have been before it was changed: one of the same length, else one of the same name. */
function nearest(file, size, published) {
  const name = path.basename(file);
  const subject = name.replace(/^release-\d+_/, '').split(/[._]/)[0];
  const likely = published.filter(({ table, path: own = '' }) => table === subject || own === name);
  return likely.find(({ bytes }) => bytes === size) ?? published.find(({ bytes }) => bytes === size) ?? likely[0];
}

async function judge(file, manifest, own) {
  const which = `release ${manifest.release}, ${manifest.day}`;
  const published = [...manifest.files, ...manifest.also];
  const sum = await sha256Of(file);
  const found = published.filter(({ sha256 }) => sha256 === sum);
  if (found.length > 0) return [GENUINE, `genuine, ${which}`, ...found.slice(0, 5).map((one) => `  ${describe(one)}`), `  edition ${manifest.edition}, sha-256 ${sum}`];
  if (own === sum) return [GENUINE, `genuine, the manifest of ${which}`];
  if (manifest.previous?.sha256 === sum) return [GENUINE, `genuine, the manifest of release ${manifest.previous.release}, named by ${which}`];
  const { size } = statSync(file);
  const near = nearest(file, size, published);
  const same = near?.bytes === size ? 'has the same length and other bytes' : 'is the nearest by its name';
  return [NOT_GENUINE, `not in ${which}: the file was changed, or is of another release`, ...(near ? [`  ${describe(near)} ${same}`] : []), `  sha-256 ${sum}`];
}

async function run() {
  const text = { type: 'string' };
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { manifest: text, signature: text, keys: text, key: text } });
  if (positionals.length === 0) throw new Verdict(MISSING, 'usage: node verify.mjs FILE… [--manifest F] [--signature F] [--keys F] [--key FINGERPRINT]');
  const missing = positionals.find((file) => !existsSync(file) || !statSync(file).isFile());
  if (missing) throw new Verdict(MISSING, `there is no file ${missing}`);
  const beside = path.dirname(positionals[0]);
  const manifestFile = find(values.manifest, 'manifest.json', beside);
  const bytes = readFileSync(manifestFile);
  const manifest = readJson(bytes, manifestFile);
  const signature = readFileSync(find(values.signature, 'manifest.sig', path.dirname(manifestFile)));
  const key = findKey(manifest, find(values.keys, 'keys.json', path.dirname(manifestFile)), values.key?.toLowerCase().replace(/[^0-9a-f]/g, ''));
  if (!verify(null, bytes, key, signature)) throw new Verdict(NOT_GENUINE, `${manifestFile} was altered: its signature is not of these bytes`);

  const own = createHash('sha256').update(bytes).digest('hex');
  let code = GENUINE;
  for (const file of positionals) {
    const [verdict, ...lines] = await judge(file, manifest, own);
    console.log(positionals.length > 1 ? `${file}: ${lines.join('\n')}` : lines.join('\n'));
    code = Math.max(code, verdict);
  }
  return code;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.log(error.message);
  process.exitCode = error.code === undefined || typeof error.code !== 'number' ? MISSING : error.code;
}
