import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { checkLink, type LinkNetwork } from '@/lib/publishing/checks/link-check';
import { checkLinks, checkReachable } from '@/lib/publishing/checks/links';
import { isPublicAddress } from '@/lib/publishing/checks/public-address';
import { checkedSet } from '../support/checked-set';

type Asked = { method: string; host: string; cookie: string | undefined; range: string | undefined; url: string };
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ port: number; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, host: headers.host ?? '', cookie: headers.cookie, range: headers.range, url });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return { port: (server.address() as AddressInfo).port, asked };
}

/** Loopback stands for the public network; 10.0.0.1 for the house's own. */
const near = {
  resolve: async (host: string) => (host.endsWith('inside.test') ? ['10.0.0.1'] : ['127.0.0.1']),
  isPublic: (address: string) => address === '127.0.0.1',
  isAllowedPort: () => true,
} satisfies Partial<LinkNetwork>;

describe('a link', () => {
  test('that answers HEAD is in order, asked at the address that was looked up, under its own name, without cookies', async () => {
    const { port, asked } = await serve((_, response) => response.setHeader('Set-Cookie', 'a=b').end());
    expect(await checkLink(`http://page.test:${port}/a?b=c#d`, near)).toEqual({ kind: 'ok', status: 200 });
    expect(asked).toEqual([{ method: 'HEAD', host: `page.test:${port}`, cookie: undefined, range: undefined, url: '/a?b=c' }]);
  });

  test('that refuses HEAD is asked for its first 64 KB by GET', async () => {
    const { port, asked } = await serve((request, response) => {
      response.statusCode = request.method === 'HEAD' ? 405 : 206;
      response.end('x');
    });
    expect(await checkLink(`http://page.test:${port}/`, near)).toEqual({ kind: 'ok', status: 206 });
    expect(asked.map(({ method, range }) => [method, range])).toEqual([
      ['HEAD', undefined],
      ['GET', 'bytes=0-65535'],
    ]);
  });

  test.each([404, 410, 403, 500, 503])('that answers %i is gone, with the status', async (status) => {
    const { port } = await serve((_, response) => {
      response.statusCode = status;
      response.end();
    });
    expect(await checkLink(`http://page.test:${port}/`, near)).toEqual({ kind: 'gone', status });
  });

  test('with a body that never ends is left as soon as its status is known', async () => {
    const { port } = await serve((request, response) => {
      if (request.method === 'HEAD') {
        response.statusCode = 501;
        response.end();
        return;
      }
      const pour = () => response.write('x'.repeat(65_536), () => setImmediate(pour));
      pour();
    });
    expect(await checkLink(`http://page.test:${port}/`, near)).toEqual({ kind: 'ok', status: 200 });
  });

  test('is followed through three redirects without the cookies they set, and not through a fourth', async () => {
    const { port, asked } = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step === 0) {
        response.end();
        return;
      }
      response.writeHead(302, { Location: `/${step - 1}`, 'Set-Cookie': 'a=b' }).end();
    });
    expect(await checkLink(`http://page.test:${port}/3`, near)).toEqual({ kind: 'ok', status: 200 });
    expect(asked.every(({ cookie }) => cookie === undefined)).toBe(true);
    expect(await checkLink(`http://page.test:${port}/4`, near)).toEqual({ kind: 'unreachable' });
  });

  test.each(['http://inside.test/', 'http://10.0.0.1/', 'ftp://page.test/', 'file:///etc/passwd', 'http://a:b@page.test/'])(
    'that redirects to %s is refused there',
    async (location) => {
      const { port, asked } = await serve((_, response) => response.writeHead(301, { Location: location }).end());
      expect(await checkLink(`http://page.test:${port}/`, near)).toEqual({ kind: 'refused-address' });
      expect(asked).toHaveLength(1);
    },
  );

  test('is looked up once a hop: a name that answers otherwise the second time gains nothing', async () => {
    let lookups = 0;
    const { port } = await serve((_, response) => {
      response.statusCode = 405;
      response.end();
    });
    const resolve = async () => {
      lookups += 1;
      return lookups === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    };
    expect(await checkLink(`http://page.test:${port}/`, { ...near, resolve })).toEqual({ kind: 'gone', status: 405 });
    expect(lookups).toBe(1);
  });

  test('whose name has one private address among public ones is refused', async () => {
    const { port, asked } = await serve((_, response) => response.end());
    const resolve = async () => ['127.0.0.1', '10.0.0.1'];
    expect(await checkLink(`http://page.test:${port}/`, { ...near, resolve })).toEqual({ kind: 'refused-address' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['a server that never answers', (): void => undefined],
    ['a server that hangs up', (request: IncomingMessage): void => void request.socket.destroy()],
    ['a server that speaks no HTTP', (request: IncomingMessage): void => void request.socket.end('hello\r\n\r\n')],
  ])('to %s is unreachable within its time', async (_, answer) => {
    const { port } = await serve(answer);
    expect(await checkLink(`http://page.test:${port}/`, { ...near, milliseconds: 300 })).toEqual({ kind: 'unreachable' });
  });

  test.each([
    ['is unknown', async () => Promise.reject(new Error('ENOTFOUND'))],
    ['has no address', async () => []],
    ['is never answered for', () => new Promise<string[]>(() => undefined)],
  ])('whose name %s is unreachable', async (_, resolve) => {
    expect(await checkLink('http://page.test/', { ...near, resolve, milliseconds: 200 })).toEqual({ kind: 'unreachable' });
  });
});

describe('the rules of the real network', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0.0.0.0/',
    'http://100.64.0.1/',
    'http://8.8.8.8:8080/',
    'https://8.8.8.8:22/',
    'gopher://8.8.8.8/',
    'javascript:alert(1)',
    'no address',
  ])('refuse %s without a connection', async (url) => {
    expect(await checkLink(url)).toEqual({ kind: 'refused-address' });
  });

  test.each(['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '224.0.0.1', '255.255.255.255', '198.18.0.1', '0.1.2.3'])(
    '%s is not public',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
  test.each([
    '::',
    '::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001::1',
    '2001:db8::1',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '203.113.131.1', '2a00:1450:4001::1', '2400:cb00::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  test.each(['', 'localhost', '1.2.3', '999.1.1.1'])('"%s" is no address', (text) => expect(isPublicAddress(text)).toBe(false));
});

describe('links of a change set', () => {
  const link = (code: string, url: string) => ({ kind: 'document', code, field: 'url', url });

  test('are tried once an address', async () => {
    const tried: string[] = [];
    const links = [link('a', 'https://a.test/'), link('b', 'https://a.test/'), link('c', 'https://c.test/')];
    const checked = await checkLinks(links, async (url) => {
      tried.push(url);
      return { kind: 'ok', status: 200 };
    });
    expect(tried.sort()).toEqual(['https://a.test/', 'https://c.test/']);
    expect(checked).toEqual(links.map((one) => ({ ...one, result: { kind: 'ok', status: 200 } })));
  });

  test('never block, whatever became of them', () => {
    const results = [
      { kind: 'ok', status: 200 },
      { kind: 'gone', status: 404 },
      { kind: 'unreachable' },
      { kind: 'refused-address' },
    ] as const;
    const findings = checkReachable(checkedSet({ links: results.map((result, at) => ({ ...link(`d${at}`, 'https://a.test/'), result })) }));
    expect(findings.map(({ check, severity, values }) => [check, severity, values.status])).toEqual([
      ['link-gone', 'warn', '404'],
      ['link-unreachable', 'warn', undefined],
      ['link-refused', 'warn', undefined],
      ['link', 'pass', undefined],
    ]);
  });
});
