import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as baileys from '@whiskeysockets/baileys';
import { type WAMessage } from '@whiskeysockets/baileys';
import { watchUnreadable } from '../../../../../src/channels/whatsapp/inbound/watch-unreadable.ts';
import { type LiveSocket } from '../../../../../src/channels/whatsapp/live-socket.ts';

const minute = 60_000;
const { CIPHERTEXT } = baileys.proto.WebMessageInfo.StubType;
const key = { remoteJid: '6281255550001@s.whatsapp.net', id: 'A', fromMe: false };
const stub: WAMessage = { key, pushName: 'Siti', messageStubType: CIPHERTEXT };

describe('a message that could not be decrypted', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const setUp = () => {
    const ev = new EventEmitter();
    const taken: WAMessage[] = [];
    const live = { baileys, sock: { ev } } as unknown as LiveSocket;
    const end = watchUnreadable(live, minute, (message) => void taken.push(message));
    const come = (message: WAMessage) => ev.emit('messages.upsert', { messages: [message], type: 'notify' });
    return { taken, end, come };
  };

  it('is told of as one that we cannot read when it has not come again in a minute, once and by another name', () => {
    const { taken, come } = setUp();
    come(stub);
    come(stub);
    jest.advanceTimersByTime(minute - 1);
    expect(taken).toEqual([]);
    jest.advanceTimersByTime(10 * minute);
    expect(taken).toEqual([{ key: { ...key, id: 'A:unreadable', isViewOnce: true }, pushName: 'Siti' }]);
  });

  it('is not told of when it came meanwhile', () => {
    const { taken, come } = setUp();
    come(stub);
    jest.advanceTimersByTime(minute / 2);
    come({ key, message: { conversation: 'halo' } });
    jest.advanceTimersByTime(minute);
    expect(taken).toEqual([]);
  });

  it('is not told of when it is our own', () => {
    const { taken, come } = setUp();
    come({ ...stub, key: { ...key, fromMe: true } });
    jest.advanceTimersByTime(minute);
    expect(taken).toEqual([]);
  });

  it('is not told of when the connection has ended', () => {
    const { taken, come, end } = setUp();
    come(stub);
    end();
    jest.advanceTimersByTime(minute);
    expect(taken).toEqual([]);
  });
});
