import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * One number for the content of files and folders, so that a copy, a checkout or a touched file with the same content
 * counts as unchanged. What does not exist is left out; `skip` names paths not to enter.
 */
export function fingerprint(roots: string[], skip: string[] = []): string {
  const hash = createHash('sha256');
  for (const file of roots.flatMap((root) => filesUnder(root, skip))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(file: string, skip: string[]): string[] {
  if (skip.includes(file) || !existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesUnder(path.join(file, name), skip));
}
