import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { message, openStage, type Stage } from './stage.ts';

let stage: Stage;
let server: Server;

afterEach(async () => {
  await stage.close();
  server.close();
});

/** Takes connections and breaks each off before a word of TLS was answered, as networks do that shut Telegram out. */
async function openShutLine(): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a message on a line that lets nothing through to Telegram', () => {
  it('has certainly not left, so it is tried as often as any other', async () => {
    stage = await openStage({ apiRoot: await openShutLine() });
    await expect(stage.channel.send(message({ text: 'halo' }))).rejects.toMatchObject({ reason: 'network' });
  });
});
