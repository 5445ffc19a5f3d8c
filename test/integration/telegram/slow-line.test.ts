import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fault } from '../../telegram-server/faults.ts';
import { files, message, openStage, outgoing, siti, type Stage } from './stage.ts';

let stage: Stage;
let deaf: { readonly server: Server; readonly sockets: Socket[] } | undefined;

afterEach(async () => {
  await stage.close();
  deaf?.sockets.forEach((socket) => socket.destroy());
  deaf?.server.close();
  deaf = undefined;
});

/** Takes connections and reads nothing from them, as a line over which nothing moves. */
async function openDeafServer(): Promise<{ readonly apiRoot: string; readonly reached: Promise<unknown> }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined).pause();
    sockets.push(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  deaf = { server, sockets };
  const reached = once(server, 'connection');
  return { apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, reached };
}

const film = message({ media: [outgoing('video', 'flow:film.mp4')] });
const large = Buffer.alloc(30_000_000, 7);
const hasty = { callLimit: 1, slowestLine: 1000 };
const impatient = { callLimit: 50, slowestLine: 1e12 };

describe('a file on a slow line', () => {
  it('may take as long as its bytes take, however short other calls must be', async () => {
    files.set('flow:film.mp4', large);
    stage = await openStage({ timing: hasty });
    stage.server.people.say(siti, 'halo');
    await stage.channel.send(film);
    expect(stage.server.sentTo(siti)).toHaveLength(1);
  });

  it('may take as long on the way in', async () => {
    stage = await openStage();
    const quick = await openStage({
      apiRoot: stage.server.root(),
      token: stage.server.token,
      timing: hasty,
    });
    await stage.start();
    stage.server.people.sendFile(7, 'video', { bytes: Buffer.alloc(19_000_000) });
    await stage.until(() => stage.heard.length === 1);
    const [sent] = stage.heard[0]?.message.media ?? [];
    const bytes = sent?.kind === 'video' ? await quick.channel.fetch(sent) : [];
    await quick.close();
    expect(bytes).toHaveLength(19_000_000);
  });

  it('that was cut off before its last byte left was certainly not taken', async () => {
    files.set('flow:film.mp4', large);
    stage = await openStage({ ...(await openDeafServer()), timing: impatient });
    await expect(stage.channel.send(film)).rejects.toMatchObject({ reason: 'network' });
    await expect(stage.channel.send(message({ text: 'halo' }))).rejects.toMatchObject({
      reason: 'ambiguous',
    });
  });

  it('is cut off when the channel is left, for whoever has it then sends it anew', async () => {
    files.set('flow:film.mp4', large);
    const { apiRoot, reached } = await openDeafServer();
    stage = await openStage({ apiRoot });
    const sending = stage.channel.send(film);
    await reached;
    await stage.channel.stop();
    await expect(sending).rejects.toMatchObject({ reason: 'throttled', retryAfter: 0 });
  });
});

describe('one file for many', () => {
  const notes = ['m1', 'm2', 'm3', 'm4'].map((id) =>
    message({ id, media: [outgoing('voice', 'flow:salam.ogg')] }),
  );
  const sendAll = (): Promise<unknown> =>
    Promise.allSettled(
      notes.map(async (note) => {
        await stage.channel.prepare(note);
        await stage.channel.send(note);
      }),
    );
  const uploads = (): readonly number[] =>
    stage.server.log.of('sendVoice').map((call) => Object.keys(call.uploads).length);

  it('is carried up by one, and the others go by its id', async () => {
    files.set('flow:salam.ogg', Buffer.from('suara'));
    stage = await openStage({ timing: { pause: () => new Promise(() => undefined) } });
    stage.server.people.say(siti, 'halo');
    await sendAll();
    expect(uploads()).toEqual([1, 0, 0, 0]);
    expect(stage.server.sentTo(siti)).toHaveLength(4);
  });

  it('is carried up by the next where the first one failed', async () => {
    files.set('flow:salam.ogg', Buffer.from('suara'));
    stage = await openStage({ timing: { pause: () => new Promise(() => undefined) } });
    stage.server.people.say(siti, 'halo');
    stage.server.faults.script('sendVoice', fault.drop);
    await sendAll();
    expect(uploads()).toEqual([1, 1, 0, 0]);
  });

  it('is not waited for any longer where its carrier was taken back', async () => {
    files.set('flow:salam.ogg', Buffer.from('suara'));
    stage = await openStage();
    stage.server.people.say(siti, 'halo');
    const [first = film, second = film] = notes;
    await stage.channel.prepare(first);
    await stage.channel.prepare(second);
    await stage.channel.send(second);
    expect(uploads()).toEqual([1]);
  });
});
