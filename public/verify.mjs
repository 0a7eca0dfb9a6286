#!/usr/bin/env node
/*
 * Says whether a file is what the portal published, and when. Needs Node 18 or newer and nothing else: no package, no network.
 *
 *   node verify.mjs FILE… [--manifest release-1_manifest.json] [--signature release-1_manifest.sig] [--keys keys.json] [--key FINGERPRINT]
 *
 * From the portal: /releases/latest/manifest.json, /releases/latest/manifest.sig and /releases/keys.json, kept beside this script or
 * beside the file, under these names or with `release-1_` before them. --key admits one key only: the fingerprint (64 digits) that the
 * portal's page "Verify a file" shows and others have printed elsewhere, so that whoever could change all files of the portal could still
 * not make a key of their own pass for it.
 *
 * Ends with 0 where every file is genuine, 1 where one is not in the release or the manifest was altered, 2 where the key is not known,
 * 3 where something is missing: a file, or what is in it.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

/** Under its own name, or as browsers keep it: `release-1_manifest.json`, the newest of them. */
function inFolder(folder, name) {
  const kept = readdirSync(folder).filter((own) => /^release-\d+_/.test(own) && own.slice(own.indexOf('_') + 1) === name);
  const [newest = name] = kept.sort((one, other) => Number.parseInt(other.slice(8), 10) - Number.parseInt(one.slice(8), 10));
  return path.join(folder, newest);
}

/** As it is given, or by its name beside the file, here, or beside this script. */
function find(given, name, beside) {
  const folders = [beside, '.', path.dirname(fileURLToPath(import.meta.url))];
  const places = given ? [given] : folders.map((folder) => inFolder(folder, name));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Verdict(MISSING, `${name} is missing: looked for ${places.join(', ')}`);
  return found;
}

/** Where it is not given: beside the manifest, under the same name. */
function findSignature(given, manifestFile) {
  const twin = manifestFile.replace(/\.json$/, '.sig');
  return find(given ?? (twin !== manifestFile && existsSync(twin) ? twin : undefined), 'manifest.sig', path.dirname(manifestFile));
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

function readManifest(bytes, file) {
  const manifest = readJson(bytes, file);
  const isOurs = Array.isArray(manifest?.files) && Array.isArray(manifest.also) && typeof manifest.key === 'string';
  if (!isOurs) throw new Verdict(MISSING, `${file} is no manifest of a release: take manifest.json from the portal`);
  return manifest;
}

function readPublicKey({ id, publicKey }, file) {
  try {
    return createPublicKey(publicKey);
  } catch {
    throw new Verdict(UNKNOWN_KEY, `key ${id} in ${file} cannot be read: the file was damaged or altered; take keys.json from the portal again`);
  }
}

/** The key that signed the manifest; throws where it is not one to be believed. */
function findKey(manifest, keysFile, pinned) {
  const known = readJson(readFileSync(keysFile), keysFile)?.keys;
  if (!Array.isArray(known)) throw new Verdict(MISSING, `${keysFile} holds no keys: take keys.json from the portal`);
  const named = known.find((key) => key?.id === manifest.key);
  if (!named) throw new Verdict(UNKNOWN_KEY, `unknown key ${manifest.key}: it is not in ${keysFile}`);
  const publicKey = readPublicKey(named, keysFile);
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

/**
 * What a file says of itself by its name: `release-1_areas.csv`, `areas_edition-1.csv`, `areas_as-of-2024-01-01.csv`. Browsers call a
 * second one `areas (1).csv`.
 */
function readName(file) {
  const name = path.basename(file).replace(/ ?\(\d+\)/, '');
  const own = name.replace(/^release-\d+_/, '');
  const [subject] = own.split(/[._]/);
  const number = (pattern) => Number(pattern.exec(name)?.[1] ?? 0);
  return { own, subject, release: number(/^release-(\d+)_/), edition: number(/_edition-(\d+)/), asOf: /_as-of-(\d{4}-\d{2}-\d{2})/.exec(name)?.[1] };
}

/** Which published file it may have been before it was changed: of those with such a name one of the same length, else of the same format. */
function nearest({ own, subject }, size, published) {
  const likely = published.filter(({ table, path: name = '' }) => table === subject || path.posix.basename(name) === own);
  return likely.find(({ bytes }) => bytes === size) ?? likely.find(({ format }) => own.endsWith(`.${format}`)) ?? likely[0];
}

/** Why a file may be in no place of the release. Only of one that the release itself gives is there no other reason than a change. */
function explain({ release, edition, asOf }, near, size, manifest) {
  const which = `release ${manifest.release}, ${manifest.day}`;
  if (release > 0 && release !== manifest.release) return [`not in ${which}: by its name it is of release ${release}, whose manifest can tell`];
  if (!near) return [`not in ${which}: no file of it has such a name. It is of a kind that releases do not hold, was renamed, or is not from this portal`];
  if (asOf) return [`not in ${which}: by its name it shows what was known on ${asOf}, and no release holds such files`];
  if (edition > 0 && edition !== manifest.edition)
    return [`not in ${which}, which is of edition ${manifest.edition}: by its name it is of edition ${edition}, whose release can tell`];
  const published = `  ${describe(near)}: ${near.bytes === size ? 'the same length, other bytes' : `${near.bytes} bytes, and this file has ${size}`}`;
  if (release > 0) return [`not what ${which} published under this name: the file was changed`, published];
  return [`not what ${which} published under this name: the file was changed, or taken with a filter or on another day`, published];
}

async function judge(file, manifest, own) {
  const { size } = statSync(file);
  if (size === 0) return [MISSING, 'the file is empty: there is nothing to compare'];
  const which = `release ${manifest.release}, ${manifest.day}`;
  const published = [...manifest.files, ...manifest.also];
  const sum = await sha256Of(file);
  const found = published.filter(({ sha256 }) => sha256 === sum);
  if (found.length > 0) return [GENUINE, `genuine, ${which}`, ...found.slice(0, 5).map((one) => `  ${describe(one)}`), `  edition ${manifest.edition}, sha-256 ${sum}`];
  if (own === sum) return [GENUINE, `genuine, the manifest of ${which}`];
  if (manifest.previous?.sha256 === sum) return [GENUINE, `genuine, the manifest of release ${manifest.previous.release}, named by ${which}`];
  const name = readName(file);
  const why = explain(name, nearest(name, size, published), size, manifest);
  return [NOT_GENUINE, ...why, `  ${manifest.portal}/verify compares it with every release, and CSV and JSON row by row`, `  sha-256 ${sum}`];
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
  const manifest = readManifest(bytes, manifestFile);
  const signature = readFileSync(findSignature(values.signature, manifestFile));
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
