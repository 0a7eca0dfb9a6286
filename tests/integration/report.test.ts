import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MailSettings, sendMail } from '@/lib/mail';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-outbox-'));
});
afterEach(() => rm(folder, { recursive: true }));

const settings = (rest: Partial<MailSettings> = {}): MailSettings => ({
  smtpUrl: undefined,
  from: 'portal@example.org',
  to: 'editors@example.org',
  outbox: path.join(folder, 'data', 'outbox'),
  ...rest,
});
const report = {
  name: 'R-20261122-7K3M9Q',
  subject: 'R-20261122-7K3M9Q báo sai sót',
  text: 'Sai: <b>16,5%</b>\nHai dòng.\n',
  replyTo: null,
};
/** Names of the headers of a message, and its body as it was written. */
function parts(message: string) {
  const [head = '', body = ''] = message.split(/\r?\n\r?\n/, 2);
  const names = head.split(/\r?\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
  return { head, names, body };
}
const allowed = ['from', 'to', 'reply-to', 'subject', 'message-id', 'content-transfer-encoding', 'date', 'mime-version', 'content-type'];

describe('without a mail server', () => {
  test('a report becomes one plain-text file that only the portal may read', async () => {
    await sendMail(report, settings());
    const { outbox } = settings();
    expect(await readdir(outbox)).toEqual(['R-20261122-7K3M9Q.eml']);
    expect((await stat(outbox)).mode & 0o077).toBe(0);
    expect((await stat(path.join(outbox, 'R-20261122-7K3M9Q.eml'))).mode & 0o077).toBe(0);
    const { head, names } = parts(await readFile(path.join(outbox, 'R-20261122-7K3M9Q.eml'), 'utf8'));
    expect(allowed).toEqual(expect.arrayContaining(names));
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  });

  test('a number is never used twice, and nothing names a file outside the outbox', async () => {
    await sendMail(report, settings());
    await expect(sendMail({ ...report, text: 'another' }, settings())).rejects.toThrow('EEXIST');
    for (const name of ['../R-1', 'a/b', '', 'R-1.eml\0']) await expect(sendMail({ ...report, name }, settings())).rejects.toThrow('name');
    expect(await readdir(folder)).toEqual(['data']);
  });

  test('no text can add a header, a recipient or an attachment', async () => {
    const evil = 'a@example.org\r\nBcc: victim@example.org\r\n\r\nbody';
    const texts = [evil, '\u2028Bcc: x@example.org', 'x\nContent-Type: text/html', 'a@example.org, victim@example.org'];
    for (const [index, text] of texts.entries()) {
      await sendMail({ name: `R-${index}`, subject: text, text, replyTo: text }, settings());
      const { names, head } = parts(await readFile(path.join(settings().outbox, `R-${index}.eml`), 'utf8'));
      expect(allowed, head).toEqual(expect.arrayContaining(names));
      expect(new Set(names).size, head).toBe(names.length);
      expect(head).toMatch(/^To: editors@example\.org$/m);
    }
  });
});

describe('with a mail server', () => {
  let server: Server;
  let lines: string[] = [];
  let greeting = '220 test';
  beforeEach(async () => {
    lines = [];
    server = createServer((socket) => {
      let isData = false;
      socket.write(`${greeting}\r\n`);
      socket.on('data', (chunk) => {
        for (const line of chunk.toString('utf8').split('\r\n').slice(0, -1)) {
          lines.push(line);
          if (isData && line !== '.') continue;
          isData = line === 'DATA';
          socket.write(isData ? '354 go\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));
  const smtpUrl = () => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;

  test('a report goes to the editors and to nobody else, and no file is left', async () => {
    greeting = '220 test';
    const replyTo = 'reader@example.org';
    await sendMail({ ...report, replyTo }, settings({ smtpUrl: smtpUrl() }));
    expect(lines.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<editors@example.org>']);
    expect(lines).toContain('Reply-To: reader@example.org');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a server that refuses is an error, so that the reader is told and keeps what was typed', async () => {
    greeting = '554 closed';
    await expect(sendMail(report, settings({ smtpUrl: smtpUrl() }))).rejects.toThrow();
  });
});
