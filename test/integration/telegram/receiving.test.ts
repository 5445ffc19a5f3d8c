import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fault } from '../../telegram-server/faults.ts';
import { messageUpdate } from '../../unit/channels/telegram/payloads.ts';
import { type Stage, openStage, siti } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});

afterEach(() => stage.close());

function texts(): string[] {
  return stage.heard.map(({ message }) => message.text);
}

function isConfirmed(): boolean {
  return stage.server.updates.unconfirmed().length === 0;
}

describe('what people write', () => {
  it('is heard in order, with their name, and confirmed', async () => {
    const { people } = stage.server;
    people.introduce(siti, { first_name: 'Siti', last_name: 'Aminah' });
    people.say(siti, '/start kd7');
    people.say(7, 'satu');
    people.say(siti, 'dua');
    await stage.start();
    people.say(siti, 'tiga');
    await stage.until(() => stage.heard.length === 4 && isConfirmed());
    expect(texts()).toEqual(['/start kd7', 'satu', 'dua', 'tiga']);
    expect(stage.heard[0]).toMatchObject({ name: 'Siti Aminah', message: { startCode: 'kd7' } });
    expect(stage.channel.botName()).toBe('semangat_bot');
  });

  it('is confirmed only when all of it is durable', async () => {
    const kept: (() => void)[] = [];
    stage.keep = () => new Promise((resolve) => kept.push(resolve));
    stage.server.people.say(siti, 'satu');
    stage.server.people.say(7, 'dua');
    await stage.start();
    await stage.until(() => stage.heard.length === 2);
    kept[1]?.();
    expect(stage.server.log.of('getUpdates')).toHaveLength(1);
    expect(stage.server.updates.unconfirmed()).toEqual([1000, 1001]);
    kept[0]?.();
    await stage.until(isConfirmed);
    expect(stage.server.log.of('getUpdates')[1]?.payload['offset']).toBe(1002);
  });

  it('comes again, it and what followed, when it could not be kept', async () => {
    let failures = 2;
    stage.keep = ({ message }) =>
      message.text === 'dua' && failures-- > 0 ? Promise.reject(new Error('disk full')) : Promise.resolve();
    ['satu', 'dua', 'tiga'].forEach((text) => stage.server.people.say(siti, text));
    await stage.start();
    await stage.until(() => stage.heard.length === 7 && isConfirmed());
    expect(texts()).toEqual(['satu', 'dua', 'tiga', 'dua', 'tiga', 'dua', 'tiga']);
    expect(new Set(stage.heard.map(({ key }) => key)).size).toBe(3);
    expect(stage.pauses).toEqual([1000, 2000]);
  });

  it('may be edited, be a tap, or be in a group', async () => {
    const { people } = stage.server;
    await stage.start();
    const said = people.say(siti, 'tujuh');
    people.edit(siti, said, 'delapan');
    people.sayInGroup(-100, 'halo semua');
    await stage.until(() => stage.heard.length === 2);
    await stage.channel.send({
      id: 'm1',
      to: `telegram:${siti}`,
      text: 'Apa kabar?',
      choices: ['Baik', 'Berat'],
      question: 'e1:mood',
      media: [],
      solicited: true,
      urgent: false,
      met: true,
    });
    const [asked] = stage.server.sentTo(siti);
    stage.server.faults.script('answerCallbackQuery', fault.refuse(400, 'Bad Request: query is too old'));
    people.tap(siti, asked?.id ?? 0, 'Berat');
    people.tap(siti, asked?.id ?? 0, 'Berat');
    people.tapOld(siti, 3, 'from another bot');
    await stage.until(() => stage.server.log.of('answerCallbackQuery').length === 3);
    expect(stage.heard.map(({ message: { text, tap, edited } }) => [text, tap, edited])).toEqual([
      ['tujuh', null, false],
      ['delapan', null, true],
      ['Berat', { question: 'e1:mood', choice: 1 }, false],
      ['Berat', { question: 'e1:mood', choice: 1 }, false],
      ['', { question: '#', choice: 0 }, false],
    ]);
    expect(stage.heard[2]?.key).toBe(stage.heard[3]?.key);
  });

  it('never keeps a tap waiting for an answer before it is durable', async () => {
    stage.keep = () => Promise.reject(new Error('disk full'));
    stage.server.people.tapOld(siti, 3, 'q:e1:0');
    await stage.start();
    await stage.until(() => stage.heard.length === 3);
    expect(stage.server.log.of('answerCallbackQuery')).toHaveLength(0);
    stage.keep = () => Promise.resolve();
    await stage.until(() => stage.server.log.of('answerCallbackQuery').length === 1);
  });

  it('does not stand behind what nobody can read', async () => {
    stage.server.updates.addRaw('hologram');
    stage.server.updates.addRaw({ update_id: 2, message: { text: 'rahasia' } });
    stage.server.people.say(siti, 'satu');
    await stage.start();
    await stage.until(() => stage.heard.length === 1 && isConfirmed());
    expect(stage.logged()).toContain('"malformed","update":2');
    expect(stage.logged()).not.toMatch(/rahasia|satu|8127364|AAHdq/);
  });

  it('is waited for patiently while there is only what cannot even be confirmed', async () => {
    stage.server.updates.addRaw('hologram');
    await stage.start();
    await stage.until(() => stage.server.log.of('getUpdates').length === 3);
    expect(stage.channel.health().words).toContain('tidak bisa dibaca');
    expect(stage.pauses.slice(0, 2)).toEqual([5000, 10_000]);
    stage.server.people.say(siti, 'satu');
    await stage.until(() => stage.heard.length === 1 && isConfirmed());
  });

  it('is heard although Telegram begins to number anew and lower, as it may after a quiet week', async () => {
    const quiet = await openStage({ timing: { pollSeconds: 0 } });
    const { people, log, updates } = quiet.server;
    people.say(siti, 'satu');
    await quiet.start();
    await quiet.until(() => log.of('getUpdates').some(({ payload }) => payload['offset'] === 1001));
    await quiet.until(() => log.of('getUpdates').at(-1)?.payload['offset'] === undefined);
    updates.addRaw({ ...messageUpdate({ text: 'dua' }), update_id: 5 });
    await quiet.until(() => quiet.heard.length === 2 && updates.unconfirmed().length === 0);
    expect(quiet.heard[1]?.message.text).toBe('dua');
    await quiet.close();
  });

  it('is news too when they block the bot or come back', async () => {
    await stage.start();
    stage.server.people.block(siti);
    stage.server.people.unblock(siti);
    await stage.until(() => stage.reached.length === 2);
    expect(stage.reached.map(({ address, reachable }) => [address, reachable])).toEqual([
      [`telegram:${siti}`, false],
      [`telegram:${siti}`, true],
    ]);
  });

  it('can be a file, whose bytes are fetched when they are needed', async () => {
    await stage.start();
    const bytes = Buffer.from('ogg'.repeat(50_000));
    stage.server.people.sendFile(siti, 'voice', { bytes, caption: 'curhat' });
    stage.server.people.sendFile(siti, 'video', { bytes, size: 21 * 1024 * 1024 });
    await stage.until(() => stage.heard.length === 2);
    const [voice, video] = stage.heard.flatMap(({ message }) => message.media);
    if (voice?.kind !== 'voice' || video?.kind !== 'video') {
      throw new Error('Expected a voice note and a video');
    }
    expect(Buffer.from(await stage.channel.fetch(voice)).equals(bytes)).toBe(true);
    await expect(stage.channel.fetch(video)).rejects.toMatchObject({ reason: 'refused' });
    await expect(stage.channel.fetch({ ...video, bytes: null })).rejects.toMatchObject({ reason: 'refused' });
    stage.server.faults.script('file', fault.page(503), fault.drop);
    await expect(stage.channel.fetch(voice)).rejects.toMatchObject({ reason: 'network' });
    await expect(stage.channel.fetch(voice)).rejects.toMatchObject({ reason: 'network' });
    const unavailable = 'Bad Request: wrong file_id or the file is temporarily unavailable';
    stage.server.faults.script('getFile', fault.refuse(400, unavailable));
    await expect(stage.channel.fetch(voice)).rejects.toMatchObject({ reason: 'network' });
    await expect(stage.channel.fetch({ ...voice, ref: 'flow:a.ogg' })).rejects.toMatchObject({
      reason: 'refused',
    });
  });
});
