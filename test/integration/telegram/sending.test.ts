import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SendError } from '../../../src/channels/channel.ts';
import { fault } from '../../telegram-server/faults.ts';
import { type Stage, files, message, openStage, outgoing, siti } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  stage.server.people.say(siti, 'halo');
});

afterEach(() => stage.close());

function failureOf(send: Promise<unknown>): Promise<SendError> {
  return send.then(
    () => {
      throw new Error('Expected the send to fail');
    },
    (error: unknown) => error as SendError,
  );
}

describe('a message', () => {
  it('arrives as it is meant, and its id comes back', async () => {
    const text = 'Hebat, *Bu Siti*! 3 < 5 & 5 > 3';
    const { networkId } = await stage.channel.send(message({ text, choices: ['Ya', 'Tidak'] }));
    const [sent] = stage.server.sentTo(siti);
    expect(networkId).toBe(String(sent?.id));
    expect(sent).toMatchObject({ text: 'Hebat, Bu Siti! 3 < 5 & 5 > 3', method: 'sendMessage' });
    expect(sent?.keyboard.flat().map((button) => button.text)).toEqual(['Ya', 'Tidak']);
  });

  it('is sent as plain text once when Telegram cannot read its markup', async () => {
    stage.server.faults.script('sendMessage', fault.refuse(400, "Bad Request: can't parse entities: odd"));
    await stage.channel.send(message({ text: '*Halo* Bu' }));
    expect(stage.server.sentTo(siti)).toMatchObject([{ source: 'Halo Bu' }]);
    expect(stage.server.sentTo(siti)[0]?.payload).not.toHaveProperty('parse_mode');
  });

  it('that is too long arrives in parts, and goes on with the part that failed', async () => {
    const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}\n\nakhir`;
    stage.server.faults.script('sendMessage', fault.lose, fault.tooMany(2));
    await expect(stage.channel.send(message({ text }))).rejects.toMatchObject({ reason: 'ambiguous' });
    await expect(stage.channel.send(message({ text }))).rejects.toMatchObject({ retryAfter: 2000 });
    stage.server.faults.script('sendMessage', fault.tooMany(2));
    await expect(stage.channel.send(message({ text }))).rejects.toMatchObject({ reason: 'throttled' });
    await stage.channel.send(message({ text, choices: ['Ya'] }));
    const initials = stage.server.sentTo(siti).map((sent) => sent.text.charAt(0));
    expect(initials).toEqual(['a', 'a', 'b']);
    expect(stage.server.sentTo(siti).at(-1)?.text).toMatch(/akhir$/);
    expect(stage.server.sentTo(siti).map(({ keyboard }) => keyboard.length)).toEqual([0, 0, 1]);
  });

  it('that is too long goes on after a restart with the part that was not taken', async () => {
    const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}\n\nakhir`;
    const parts: number[] = [];
    await stage.channel.send(message({ text, partsTaken: 1 }), (taken) => {
      parts.push(taken);
      return Promise.resolve();
    });
    expect(stage.server.sentTo(siti).map((sent) => sent.text.charAt(0))).toEqual(['b']);
    expect(parts).toEqual([]);
  });

  it('that goes in parts says how many were taken before it sends another', async () => {
    const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`;
    const seen: [number, number][] = [];
    await stage.channel.send(message({ text }), (taken) => {
      seen.push([taken, stage.server.sentTo(siti).length]);
      return Promise.resolve();
    });
    expect(seen).toEqual([[1, 1]]);
  });

  it('with nothing in it is refused', async () => {
    expect(await failureOf(stage.channel.send(message({})))).toMatchObject({ reason: 'refused' });
  });

  it('can be a place or a visiting card', async () => {
    const place = { kind: 'location', latitude: -6.9, longitude: 107.6, name: 'Balai Desa' } as const;
    const card = { kind: 'contact', name: 'Bu RT', phone: '+62811' } as const;
    await stage.channel.send(message({ media: [place, { ...place, name: null }, card] }));
    const methods = stage.server.sentTo(siti).map(({ method }) => method);
    expect(methods).toEqual(['sendVenue', 'sendLocation', 'sendContact']);
  });
});

describe('a file', () => {
  it.each([
    ['image', 'sendPhoto'],
    ['voice', 'sendVoice'],
    ['video', 'sendVideo'],
    ['document', 'sendDocument'],
  ] as const)('of kind %s goes by %s with its words and buttons', async (kind, method) => {
    files.set('flow:praise', Buffer.from([0, 1, 13, 10, 45, 45, 255]));
    await stage.channel.send(
      message({ text: '*Hebat*', media: [outgoing(kind, 'flow:praise')], choices: ['Ya'] }),
    );
    const [sent] = stage.server.sentTo(siti);
    expect(sent).toMatchObject({ method, text: 'Hebat', file: { name: 'praise' } });
    expect(sent?.file?.bytes).toEqual(files.get('flow:praise'));
    expect(sent?.keyboard).toHaveLength(1);
  });

  it('is uploaded once and then sent by its id, as long as Telegram knows it', async () => {
    files.set('flow:a.ogg', Buffer.from('suara'));
    const voice = message({ media: [outgoing('voice', 'flow:a.ogg')] });
    await stage.channel.send(voice);
    await stage.channel.send({ ...voice, id: 'm2' });
    stage.server.faults.script('sendVoice', fault.refuse(400, 'Bad Request: wrong file identifier'));
    await stage.channel.send({ ...voice, id: 'm3' });
    const uploaded = stage.server.log.of('sendVoice').map(({ uploads }) => Object.keys(uploads).length);
    expect(uploaded).toEqual([1, 0, 0, 1]);
    expect(stage.server.sentTo(siti)).toHaveLength(3);
  });

  it('that Telegram will not show goes as a document', async () => {
    files.set('flow:wide.png', Buffer.from('png'));
    stage.server.faults.script('sendPhoto', fault.refuse(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'));
    await stage.channel.send(message({ text: 'ini', media: [outgoing('image', 'flow:wide.png')] }));
    expect(stage.server.sentTo(siti)).toMatchObject([{ method: 'sendDocument', text: 'ini' }]);
  });

  it('that is too large for a picture goes as a document, and too large for Telegram not at all', async () => {
    files.set('flow:large.jpg', Buffer.alloc(10 * 1024 * 1024 + 1));
    files.set('flow:huge.jpg', Buffer.alloc(50 * 1024 * 1024 + 1));
    await stage.channel.send(message({ media: [outgoing('image', 'flow:large.jpg')] }));
    expect(stage.server.sentTo(siti)).toMatchObject([{ method: 'sendDocument' }]);
    const huge = message({ media: [outgoing('image', 'flow:huge.jpg')] });
    expect(await failureOf(stage.channel.send(huge))).toMatchObject({
      reason: 'refused',
      hold: 'file_too_large',
    });
  });

  it('that Telegram finds too large is uploaded once, and says so', async () => {
    files.set('flow:film.mp4', Buffer.from('film'));
    stage.server.faults.always('sendVideo', fault.refuse(413, 'Request Entity Too Large'));
    const film = message({ media: [outgoing('video', 'flow:film.mp4')] });
    expect(await failureOf(stage.channel.send(film))).toMatchObject({
      reason: 'refused',
      hold: 'file_too_large',
    });
    expect(stage.server.log.of('sendDocument')).toEqual([]);
  });

  it('that a proxy before Telegram finds too large is uploaded once, and says so', async () => {
    files.set('flow:scan.jpg', Buffer.alloc(2_000_000));
    stage.server.faults.always('sendPhoto', fault.page(413));
    const scan = message({ media: [outgoing('image', 'flow:scan.jpg')] });
    expect(await failureOf(stage.channel.send(scan))).toMatchObject({
      reason: 'refused',
      hold: 'file_too_large',
    });
    expect(stage.server.log.of('sendDocument')).toEqual([]);
  });

  it('that is too large for a picture of this Telegram goes as a document', async () => {
    files.set('flow:sharp.png', Buffer.from('png'));
    const words = 'Bad Request: file of size 9485761 bytes is too big for a photo';
    stage.server.faults.script('sendPhoto', fault.refuse(400, words));
    await stage.channel.send(message({ media: [outgoing('image', 'flow:sharp.png')] }));
    expect(stage.server.sentTo(siti)).toMatchObject([{ method: 'sendDocument' }]);
  });

  it('that somebody sent us can be passed on', async () => {
    await stage.start();
    stage.server.people.sendFile(7, 'photo', { bytes: Buffer.from('jpg') });
    await stage.until(() => stage.heard.length === 2);
    await stage.channel.send(message({ media: stage.heard[1]?.message.media ?? [] }));
    expect(stage.server.sentTo(siti)).toMatchObject([{ method: 'sendPhoto', file: { name: 'foto.jpg' } }]);
  });

  it('that cannot be read is tried again later', async () => {
    const missing = message({ media: [outgoing('voice', 'flow:missing.ogg')] });
    expect(await failureOf(stage.channel.send(missing))).toMatchObject({ reason: 'network' });
  });
});

describe('a send that fails', () => {
  it.each([
    ['too many', fault.tooMany(7), 'throttled', 7000],
    ['blocked', fault.refuse(403, 'Forbidden: bot was blocked by the user'), 'unreachable', null],
    ['gone', fault.refuse(400, 'Bad Request: chat not found'), 'unreachable', null],
    ['not accepted', fault.refuse(400, 'Bad Request: odd'), 'refused', null],
    ['a fault of theirs', fault.refuse(500, 'Internal Server Error'), 'network', null],
    ['a gateway', fault.page(502), 'ambiguous', null],
    ['refused by a proxy', fault.page(403), 'network', null],
    ['too many for a proxy', fault.page(429), 'throttled', 5000],
    ['too large for a proxy', fault.page(413), 'refused', null],
    ['dropped', fault.drop, 'ambiguous', null],
    ['answer lost', fault.lose, 'ambiguous', null],
    ['answer unreadable', fault.garble, 'ambiguous', null],
  ])('%s says so', async (_what, kind, reason, retryAfter) => {
    stage.server.faults.script('sendMessage', kind);
    const error = await failureOf(stage.channel.send(message({ text: 'rahasia' })));
    expect(error).toMatchObject({ name: 'SendError', reason, retryAfter });
    expect(error.message).not.toMatch(/rahasia|8127364|AAHdq/);
  });

  it('for want of an answer in time is ambiguous', async () => {
    const hasty = await openStage({ timing: { callLimit: 50 } });
    hasty.server.faults.script('sendMessage', fault.hang);
    expect(await failureOf(hasty.channel.send(message({ text: 'x' })))).toMatchObject({
      reason: 'ambiguous',
    });
    await hasty.close();
  });

  it('for want of a server has never left', async () => {
    await stage.server.stop();
    expect(await failureOf(stage.channel.send(message({ text: 'x' })))).toMatchObject({ reason: 'network' });
  });

  it('for want of a token is tried again, and shows', async () => {
    stage.server.faults.script('sendMessage', fault.unauthorized());
    expect(await failureOf(stage.channel.send(message({ text: 'x' })))).toMatchObject({ reason: 'network' });
    expect(stage.channel.health()).toMatchObject({ state: 'failed' });
    expect(stage.channel.health().words).toContain('TELEGRAM_BOT_TOKEN');
  });

  it('to somebody who blocked the bot is unreachable', async () => {
    stage.server.people.block(siti);
    expect(await failureOf(stage.channel.send(message({ text: 'x' })))).toMatchObject({
      reason: 'unreachable',
    });
  });
});
