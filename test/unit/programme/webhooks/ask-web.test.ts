import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type WebRequest } from '../../../../src/domain/session.ts';
import { createAskWeb } from '../../../../src/programme/webhooks/create-ask-web.ts';
import { WebError } from '../../../../src/programme/webhooks/web-error.ts';

type Answers = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;

let server: Server;
let port: number;
let answers: Answers;
let asked: { readonly line: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];

beforeEach(async () => {
  asked = [];
  answers = {};
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ line: `${method} ${url}`, headers, body });
      const answer = answers[url];
      if (answer) {
        answer(request, response);
      } else {
        response.end('ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const loopback = [{ address: '127.0.0.1', family: 4 }];

/** Every name is this machine's; only those that are named may be asked. */
function ask(request: Partial<WebRequest>, hosts: readonly string[] = ['within.test'], within = 5000) {
  const askWeb = createAskWeb({ hosts, within, resolve: () => Promise.resolve(loopback) });
  return askWeb({ method: 'GET', url: at('/'), headers: {}, body: '', ...request }, 'key-1');
}

const at = (path: string, host = 'within.test'): string => `http://${host}:${port}${path}`;

const passOn =
  (to: string, status = 302) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, { location: to }).end();

describe('asking a web service', () => {
  it('takes what names another place, and does not pass on to it, for the answer', async () => {
    answers = {
      '/made': passOn('/orders/7', 201),
      '/lost': (_, response) => response.writeHead(302).end('gone'),
    };
    expect(await ask({ method: 'POST', url: at('/made') })).toMatchObject({ status: 201 });
    expect(await ask({ url: at('/lost') })).toMatchObject({ status: 302, body: 'gone' });
    expect(asked.map(({ line }) => line)).toEqual(['POST /made', 'GET /lost']);
  });

  it('brings status, headers and body', async () => {
    answers = { '/': (_, response) => response.writeHead(201, { 'x-a': ['1', '2'] }).end('{"a":1}') };
    const request = { method: 'POST', headers: { 'X-Key': 'k', Host: 'inner' }, body: 'é' };
    expect(await ask(request)).toMatchObject({ status: 201, headers: { 'x-a': '1, 2' }, body: '{"a":1}' });
    expect(asked).toMatchObject([{ line: 'POST /', body: 'é' }]);
    expect(asked[0]?.headers).toMatchObject({
      'x-key': 'k',
      host: `within.test:${port}`,
      'content-length': '2',
      'idempotency-key': 'key-1',
    });
  });

  it.each(['a name', '127.0.0.1', '2130706433', '0x7f.1'])(
    'refuses what is not public (%s)',
    async (host) => {
      const url = at('/', host === 'a name' ? 'elsewhere.test' : host);
      await expect(ask({ url })).rejects.toThrow(new WebError('not_public'));
      expect(asked).toEqual([]);
    },
  );

  it.each(['[::1]', '[::ffff:127.0.0.1]'])('refuses what is not public in IPv6 (%s)', async (host) => {
    await expect(ask({ url: at('/', host) })).rejects.toThrow(new WebError('not_public'));
  });

  it('refuses a name that has one address that is not public', async () => {
    const resolve = () => Promise.resolve([{ address: '8.8.8.8', family: 4 }, ...loopback]);
    const askWeb = createAskWeb({ hosts: [], within: 5000, resolve });
    const request = { method: 'GET', url: at('/'), headers: {}, body: '' };
    await expect(askWeb(request, 'k')).rejects.toThrow(new WebError('not_public'));
  });

  it('keeps to the address that was checked: the name is looked up once', async () => {
    let lookUps = 0;
    const resolve = () => {
      lookUps++;
      return Promise.resolve(loopback);
    };
    const askWeb = createAskWeb({ hosts: [`rebound.test:${port}`], within: 5000, resolve });
    const request = { method: 'GET', url: at('/', 'rebound.test'), headers: {}, body: '' };
    expect(await askWeb(request, 'k')).toMatchObject({ status: 200, body: 'ok' });
    expect(lookUps).toBe(1);
  });

  it('refuses other schemes, methods and bodies that are too long', async () => {
    await expect(ask({ url: 'file:///etc/passwd' })).rejects.toThrow(new WebError('address'));
    await expect(ask({ method: 'CONNECT' })).rejects.toThrow(new WebError('method'));
    await expect(ask({ method: 'POST', body: 'x'.repeat(262_145) })).rejects.toThrow(
      new WebError('too_large'),
    );
    expect(asked).toEqual([]);
  });

  it('follows three times and not a fourth', async () => {
    answers = { '/1': passOn('/2'), '/2': passOn('/3'), '/3': passOn('/'), '/0': passOn('/1') };
    expect(await ask({ url: at('/1') })).toMatchObject({ status: 200, body: 'ok' });
    await expect(ask({ url: at('/0') })).rejects.toThrow(new WebError('redirects'));
  });

  it('checks where it is passed on to', async () => {
    answers = { '/': passOn(at('/secret', '127.0.0.1')) };
    await expect(ask({})).rejects.toThrow(new WebError('not_public'));
    expect(asked).toMatchObject([{ line: 'GET /' }]);
  });

  it('asks again without a body after 302, with it after 307', async () => {
    answers = { '/a': passOn('/'), '/b': passOn('/', 307) };
    await ask({ url: at('/a'), method: 'POST', body: 'x' });
    await ask({ url: at('/b'), method: 'POST', body: 'x' });
    expect(asked.map(({ line, body }) => `${line} ${body}`)).toEqual([
      'POST /a x',
      'GET / ',
      'POST /b x',
      'POST / x',
    ]);
  });

  it('tells no other host what was meant for the first', async () => {
    answers = { '/': passOn(at('/there', 'other.test')) };
    await ask({ headers: { Authorization: 'Bearer k' } }, ['within.test', 'other.test']);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer k', undefined]);
  });

  it('keeps nothing of an answer that is too long', async () => {
    answers = { '/': (_, response) => response.end('x'.repeat(300_000)) };
    expect(await ask({})).toMatchObject({ status: 200, body: '' });
  });

  it('waits no longer than told', async () => {
    answers = { '/': () => undefined, '/slow': (_, response) => response.write('x') };
    await expect(ask({}, undefined, 50)).rejects.toThrow(new WebError('timeout'));
    await expect(ask({ url: at('/slow') }, undefined, 50)).rejects.toThrow(new WebError('timeout'));
  });

  it('says so when nobody is there', async () => {
    answers = { '/': (request) => request.socket.destroy() };
    await expect(ask({})).rejects.toThrow(new WebError('network'));
  });
});
