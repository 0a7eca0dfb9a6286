import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import { mailSettings } from '@/lib/mail';

export type OutboxMail = { name: string; to: string; subject: string; date: string; text: string };

const most = 50;

/** The newest messages of the outbox, as their readers would see them. */
export async function readOutbox(): Promise<OutboxMail[]> {
  const { outbox } = mailSettings();
  const files = await readdir(outbox).catch(() => []);
  const mails = await Promise.all(
    files.filter((name) => name.endsWith('.eml')).map(async (name) => ({ name, ...readMail(await readFile(`${outbox}/${name}`, 'utf8')) })),
  );
  return mails.sort((a, b) => Date.parse(b.date) - Date.parse(a.date) || b.name.localeCompare(a.name)).slice(0, most);
}

/** A plain-text message as nodemailer writes it (RFC 5322, 2045, 2047). */
export function readMail(message: string): Omit<OutboxMail, 'name'> {
  const end = message.search(/\r?\n\r?\n/);
  const head = message.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const body = message.slice(end).replace(/^(\r?\n){2}/, '');
  const encoding = header('content-transfer-encoding').toLowerCase();
  const text =
    encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : encoding === 'quoted-printable' ? unquote(body) : body;
  return { to: header('to'), subject: words(header('subject')), date: header('date'), text: text.replaceAll('\r\n', '\n') };
}

function unquote(text: string): string {
  const joined = text.replace(/=\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of a header; white space between two of them is not part of the text. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, value: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(value, 'base64').toString('utf8') : unquote(value.replaceAll('_', ' ')),
    );
}
