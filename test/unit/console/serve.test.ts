import { afterEach, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { serve, type Served } from '../../../src/console/serve.ts';

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

  it('says which variable to change when the port is taken', async () => {
    const { url } = await listen('127.0.0.1', 0);
    const taken = listen('127.0.0.1', Number(new URL(url).port));
    await expect(taken).rejects.toThrow(/taken .* PORT/);
  });

  it('says which variable to change when the host is not ours', async () => {
    await expect(listen('192.0.2.1', 0)).rejects.toThrow(/HOST/);
  });
});
