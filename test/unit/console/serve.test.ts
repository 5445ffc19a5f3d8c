import { afterEach, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { serve, type Served } from '../../../src/console/serve.ts';

const app = new Hono();
app.get('/', (c) => c.text('halo'));
const open: Served[] = [];

async function listen(host: string, port: number): Promise<Served> {
  const served = await serve({ app, host, port });
  open.push(served);
  return served;
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

  it('says which variable to change when the port is taken', async () => {
    const { url } = await listen('127.0.0.1', 0);
    const taken = listen('127.0.0.1', Number(new URL(url).port));
    await expect(taken).rejects.toThrow(/taken .* PORT/);
  });

  it('says which variable to change when the host is not ours', async () => {
    await expect(listen('192.0.2.1', 0)).rejects.toThrow(/HOST/);
  });
});
