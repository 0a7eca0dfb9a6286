import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { env } from './env';

/** A plain-text message. `name` is unique and names its file in the outbox; without `to` it goes to the editors. */
export type Mail = { name: string; subject: string; text: string; replyTo: string | null; to?: string };
export type MailSettings = { smtpUrl: string | undefined; from: string; to: string; outbox: string };

const withinMs = 10_000;
/** Where no mail server is set, nobody's address is known. */
const nowhere = 'portal@localhost.invalid';

export function mailSettings(): MailSettings {
  const { SMTP_URL, MAIL_FROM, REPORTS_TO, PORTAL_DATA } = env();
  return {
    smtpUrl: SMTP_URL,
    from: MAIL_FROM ?? nowhere,
    to: REPORTS_TO ?? nowhere,
    outbox: path.resolve(/* turbopackIgnore: true */ PORTAL_DATA, 'outbox'),
  };
}

/**
 * Sends by SMTP_URL, or, where it is not set, writes the message as a file into the outbox. Resolves once the server or the
 * disk has it; throws otherwise, and where a message of this name is already in the outbox.
 */
export async function sendMail({ name, subject, text, replyTo, to }: Mail, settings: MailSettings = mailSettings()): Promise<void> {
  if (!/^[\w-]+$/.test(name)) throw new Error(`"${name}" cannot name a message`);
  const message = {
    from: settings.from,
    to: to === undefined ? settings.to : { name: '', address: oneLine(to) },
    subject: oneLine(subject),
    text,
    ...(replyTo === null ? {} : { replyTo: { name: '', address: oneLine(replyTo) } }),
    // Nothing is fetched or read because a text names it.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (settings.smtpUrl) {
    const patience = { connectionTimeout: withinMs, greetingTimeout: withinMs, socketTimeout: withinMs };
    await createTransport({ url: settings.smtpUrl, ...patience }).sendMail(message);
    return;
  }
  const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  await keep(settings.outbox, `${name}.eml`, composed.message as Buffer);
}

/** A header is one line, whatever it was made of. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Reports name people: only the portal's own user may read them. */
async function keep(folder: string, file: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  await writeFile(path.join(/* turbopackIgnore: true */ folder, file), content, { flag: 'wx', mode: 0o600 });
}
