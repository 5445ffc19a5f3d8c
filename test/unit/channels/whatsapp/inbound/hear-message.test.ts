import { describe, expect, it } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { hearMessage, type HearParts } from '../../../../../src/channels/whatsapp/inbound/hear-message.ts';
import { type LiveSocket } from '../../../../../src/channels/whatsapp/live-socket.ts';
import { type Incoming } from '../../../../../src/domain/message.ts';

const now = Date.parse('2025-05-05T08:00:00Z');

async function hear(message: Partial<baileys.WAMessage>, parts: Partial<HearParts> = {}, offline = false) {
  const heard: Incoming[] = [];
  const live = {
    baileys,
    ear: {
      message: (incoming: Incoming) => {
        heard.push(incoming);
        return Promise.resolve();
      },
    },
  } as unknown as LiveSocket;
  const run = hearMessage(
    {
      now: () => now,
      lateAfter: 43_200_000,
      mayRefuse: () => Promise.resolve(true),
      mayAnswerCall: () => Promise.resolve(true),
      shelf: { put: () => Promise.resolve('whatsapp:1/media/x') },
      polls: { put: () => Promise.resolve(), find: () => Promise.resolve(undefined) },
      isOurs: () => Promise.resolve(false),
      timers: { note: () => Promise.resolve() },
      ...parts,
    },
    {
      live,
      message: { key: { id: 'M1', fromMe: false }, messageTimestamp: now / 1000, ...message },
      person: { address: 'whatsapp:1/pn/62811', also: ['whatsapp:1/lid/777'] },
      offline,
    },
  );
  await run?.(() => undefined);
  return heard;
}

describe('a message of a person', () => {
  it('has one key, that of their id for life, and remembers the other', async () => {
    const [heard] = await hear({ message: { conversation: 'halo' } });
    expect(heard).toMatchObject({
      key: 'whatsapp:1/lid/777/M1',
      formerKeys: ['whatsapp:1/pn/62811/M1'],
      also: ['whatsapp:1/lid/777'],
      message: { from: 'whatsapp:1/pn/62811', sentAt: now },
    });
  });

  it('that may be seen once only, and is not given to us, is told to be unreadable', async () => {
    const key = { id: 'M1', fromMe: false, isViewOnce: true };
    const [heard] = await hear({ key });
    expect(heard?.message).toMatchObject({ text: '', media: [] });
  });

  it.each([null, Number.NaN, 0, now / 1000 + 86_400])(
    'is of now where its time is %p',
    async (messageTimestamp) => {
      const [heard] = await hear({ message: { conversation: 'halo' }, messageTimestamp }, {}, true);
      expect(heard?.message).toMatchObject({ sentAt: now });
      expect(heard?.message.quiet).toBeUndefined();
    },
  );

  it('is late only when it came while we were away', async () => {
    const old = { message: { conversation: 'halo' }, messageTimestamp: now / 1000 - 50_000 };
    expect((await hear(old))[0]?.message.quiet).toBeUndefined();
    expect((await hear(old, {}, true))[0]?.message.quiet).toBe('late');
  });

  it('that votes in a poll we do not know is nothing', async () => {
    const vote = { encPayload: new Uint8Array([1]), encIv: new Uint8Array([2]) };
    const poll = { pollCreationMessageKey: { id: 'P' }, vote };
    expect(await hear({ message: { pollUpdateMessage: poll } })).toEqual([]);
  });

  it('names the message that an edit replaces', async () => {
    const { MESSAGE_EDIT } = baileys.proto.Message.ProtocolMessage.Type;
    const protocolMessage = {
      type: MESSAGE_EDIT,
      key: { id: 'M0' },
      editedMessage: { conversation: 'baru' },
    };
    const [heard] = await hear({ message: { protocolMessage } });
    expect(heard).toMatchObject({
      key: 'whatsapp:1/lid/777/M1',
      replaces: 'whatsapp:1/lid/777/M0',
      message: { text: 'baru', edited: true },
    });
  });
});

describe('a chat that forgets its messages', () => {
  async function timerOf(message: baileys.proto.IMessage): Promise<readonly unknown[]> {
    const noted: unknown[] = [];
    const note = (jids: readonly string[], seconds: number) => {
      noted.push([jids, seconds]);
      return Promise.resolve();
    };
    await hear({ message }, { timers: { note } });
    return noted;
  }
  const chats = ['62811@s.whatsapp.net', '777@lid'];
  const { EPHEMERAL_SETTING } = baileys.proto.Message.ProtocolMessage.Type;

  it.each([
    [
      'by a message in it',
      { extendedTextMessage: { text: 'a', contextInfo: { expiration: 604800 } } },
      604800,
    ],
    [
      'by a wrapped message in it',
      {
        ephemeralMessage: {
          message: { imageMessage: { url: 'x', contextInfo: { expiration: 86400 } } },
        },
      },
      86400,
    ],
    ['by its setting', { protocolMessage: { type: EPHEMERAL_SETTING, ephemeralExpiration: 86400 } }, 86400],
    ['no longer, by a plain message', { conversation: 'a' }, 0],
    ['no longer, by its setting', { protocolMessage: { type: EPHEMERAL_SETTING } }, 0],
  ])('is known %s', async (_, message, seconds) => {
    expect(await timerOf(message)).toEqual([[chats, seconds]]);
  });

  it('is not told of by a reaction', async () => {
    expect(await timerOf({ reactionMessage: { key: { id: 'M' }, text: '👍' } })).toEqual([]);
  });
});
