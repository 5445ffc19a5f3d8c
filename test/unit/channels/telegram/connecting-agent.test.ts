import { once } from 'node:events';
import { get } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createConnectingAgent } from '../../../../src/channels/telegram/connecting-agent.ts';

describe('a connection', () => {
  it('that is not made in time is known to have carried nothing', async () => {
    // It takes the connection and never says a word of TLS, as a network that swallows everything does.
    const silent = createServer((socket) => socket.on('error', () => undefined).resume());
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const agent = createConnectingAgent({ limit: 20 });
    const request = get({ host: '127.0.0.1', port: (silent.address() as AddressInfo).port, agent });
    const [error] = (await once(request, 'error')) as [unknown];
    expect(error).toMatchObject({ code: 'ETIMEDOUT' });
    await new Promise((closed) => silent.close(closed));
  });
});
