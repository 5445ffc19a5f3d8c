import { describe, expect, it } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { createArrivalsDesk } from '../../../../../src/channels/whatsapp/inbound/arrivals-desk.ts';
import { type DecryptedMessage } from '../../../../../src/channels/whatsapp/inbound/inbox.ts';
import { type LiveSocket } from '../../../../../src/channels/whatsapp/live-socket.ts';
import { type Incoming } from '../../../../../src/domain/message.ts';

const from = '6281255550001@s.whatsapp.net';

function decrypted(id: string, text: string): DecryptedMessage {
  const bytes = baileys.proto.Message.encode({ conversation: text }).finish();
  return {
    name: `${from} in ${id}`,
    attrs: { from, id, t: '1746432000', type: 'text' },
    plaintext: Buffer.concat([bytes, Buffer.from([1])]),
    at: 0,
  };
}

describe('messages that an earlier life left unhandled', () => {
  const setUp = (left: readonly DecryptedMessage[]) => {
    const heard: string[] = [];
    const logged: string[] = [];
    const live = {
      account: '1',
      baileys,
      ear: {
        message: ({ message }: Incoming) => {
          heard.push(message.text);
          return Promise.resolve();
        },
      },
      sock: {
        authState: { creds: { me: { id: '6281255559999:1@s.whatsapp.net' } } },
        signalRepository: { lidMapping: { getLIDForPN: () => Promise.resolve(null) } },
      },
    } as unknown as LiveSocket;
    const given: Promise<void>[] = [];
    const desk = createArrivalsDesk({
      hearing: {
        now: () => 1_746_432_000_000,
        lateAfter: 43_200_000,
        mayRefuse: () => Promise.resolve(true),
        mayAnswerCall: () => Promise.resolve(true),
        shelf: { put: () => Promise.resolve('') },
        polls: { put: () => Promise.resolve(), find: () => Promise.resolve(undefined) },
        timers: { note: () => Promise.resolve() },
        isOurs: () => Promise.resolve(false),
      },
      inbox: { all: () => Promise.resolve(left), drop: () => Promise.resolve(), holds: () => true },
      retryQueue: { give: (_, run) => void given.push(run(() => undefined)) },
      log: (_, words) => void logged.push(words),
    });
    const idle = async (): Promise<void> => {
      await desk.idle();
      await Promise.all(given);
    };
    return { desk: { ...desk, idle }, live, heard, logged };
  };

  it('come before what arrives while they are read', async () => {
    const { desk, live, heard } = setUp([decrypted('A', 'satu'), decrypted('B', 'dua')]);
    desk.replay(live);
    desk.take(live, [{ key: { remoteJid: from, id: 'C' }, message: { conversation: 'tiga' } }], false);
    await desk.idle();
    expect(heard).toEqual(['satu', 'dua', 'tiga']);
  });

  it('do not stand in the way of others when one of them cannot be read', async () => {
    const damaged = { ...decrypted('A', 'satu'), plaintext: Buffer.from([255, 255, 255, 1]) };
    const { desk, live, heard, logged } = setUp([damaged, decrypted('B', 'dua')]);
    desk.replay(live);
    await desk.idle();
    expect(heard).toEqual(['dua']);
    expect(logged).toEqual(['a WhatsApp message was left in the inbox']);
  });
});
