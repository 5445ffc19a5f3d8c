import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { serve, type Served } from '../../../../src/console/http/serve.ts';

const open: Served[] = [];

async function listen(host: string, port: number, answer = () => Promise.resolve('halo')): Promise<Served> {
  const app = new Hono();
  app.get('/', async (c) => c.text(await answer()));
  const served = await serve({ app, host, port });
  open.push(served);
  return served;
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** What comes back for these very bytes, until the other end hangs up. */
async function exchange(url: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(request);
  return text(socket);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

describe('serving', () => {
  it('answers at the address it names, until it is closed', async () => {
    const served = await listen('127.0.0.1', 0);
    expect(await (await fetch(served.url)).text()).toBe('halo');
    await served.close();
    await expect(fetch(served.url)).rejects.toThrow();
  });

  it('lets what is being answered end before it is closed, and waits for nothing else', async () => {
    const asked = deferred<undefined>();
    const released = deferred<string>();
    const served = await listen('127.0.0.1', 0, () => {
      asked.resolve(undefined);
      return released.promise;
    });
    const answer = fetch(served.url);
    await asked.promise;
    const closed = served.close();
    released.resolve('at last');
    expect(await (await answer).text()).toBe('at last');
    const before = performance.now();
    await closed;
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each([
    ['what is no HTTP', 'halo\r\n\r\n', 400, 'bad_request'],
    ['a method that nobody knows', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'bad_request'],
    [
      'an address that is too long',
      `GET /?query=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      431,
      'too_large',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400, 'bad_request'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
    ['no address', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
    ['what is expected', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: gold\r\n\r\n', 400, 'bad_request'],
  ])('says in the form of all errors what cannot be read: %s', async (_, request, status, code) => {
    const { url } = await listen('127.0.0.1', 0);
    const said = await exchange(url, request);
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).toEqual({
      error: { code, message: expect.any(String), where: 'header' },
    });
  });

  it('asks no host of watchers that speak an older HTTP', async () => {
    const { url } = await listen('127.0.0.1', 0);
    expect(await exchange(url, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 OK[^]*halo$/);
  });

  it('writes nothing into an answer that is on its way', async () => {
    const { url } = await listen('127.0.0.1', 0, () => new Promise(() => undefined));
    expect(await exchange(url, 'GET / HTTP/1.1\r\nHost: a\r\n\r\nhalo\r\n\r\n')).toBe('');
  });

  it('says which variable to change when the port is taken', async () => {
    const { url } = await listen('127.0.0.1', 0);
    const taken = listen('127.0.0.1', Number(new URL(url).port));
    await expect(taken).rejects.toThrow(/taken .* PORT/);
  });

  it('says which variable to change when the host is not ours', async () => {
    await expect(listen('192.0.2.1', 0)).rejects.toThrow(/HOST/);
  });
});
