import path from 'node:path';

export interface Address {
  host: string;
  port: number;
}

/** Where the portal listens: PORT (3000) on HOST (127.0.0.1). */
export function readAddress(): Address {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${text}"; it must be a number from 1 to 65535.`);
  }
  return { host: process.env.HOST || '127.0.0.1', port };
}

/** The folder for everything the portal keeps outside the database server of DATABASE_URL. */
export function dataFolder(): string {
  return path.resolve(process.env.PORTAL_DATA || '.data');
}

/** Held while the portal runs from this folder. */
export function portalLock(): string {
  return path.join(dataFolder(), 'portal.lock');
}

/** Arguments for Node that let a script import the application's own modules. */
export const nodeArguments = ['--conditions=react-server', '--import', 'tsx'];

/** Arguments for Node that start the web server of a built site. It runs with the whole of React, so not by `nodeArguments`. */
export const webServer = ['--import', 'tsx', path.join('scripts', 'web.ts')];
