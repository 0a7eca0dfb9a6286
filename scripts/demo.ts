import { randomBytes } from 'node:crypto';
import { type DemoAccount, makeDemoAccounts } from '@/lib/accounts/demo';
import { dataFolder } from './settings';

export type Demo = { accounts: DemoAccount[]; outboxKey: string };

/** What only the embedded database has: accounts to try the publishing wing with, and mails that can be read on this machine. */
export async function prepareDemo(databaseUrl: string): Promise<Demo> {
  return { accounts: await makeDemoAccounts(databaseUrl, dataFolder()), outboxKey: randomBytes(24).toString('base64url') };
}

/** What the person who started the portal needs to sign in. */
export function demoWords({ accounts, outboxKey }: Demo, url: string): string {
  const lines = accounts.flatMap(({ role, email, password, totp }) => [
    `    ${role.padEnd(14)} ${email.padEnd(28)} ${password}`,
    ...(totp ? [`    ${''.padEnd(14)} second step: authenticator secret ${totp.secret}`] : []),
  ]);
  return [
    `  Publishing wing: ${url}vi/admin, with these demo accounts (kept in .data/demo-accounts.json):`,
    ...lines,
    `  Mails it would send: ${url}outbox/${outboxKey}\n`,
  ].join('\n');
}
