import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

const flows = {
  hitung: `
triggers:
  - keyword: hitung
steps:
  - ask: "Angka?"
    id: n
    answer: integer
  - say: "Tercatat @results.n"
`,
};

describe('what comes in', () => {
  it('is taken once however often the network repeats it', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const first = await stage.say('hitung', { key: 'same' });
    const second = await stage.say('hitung', { key: 'same' });
    expect([first.seen, second.seen, first.id === second.id]).toEqual([false, true, true]);
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Angka?']);
    expect(stage.companion.health()).toMatchObject({ heard: 1, repeated: 1 });
  });

  it('makes one contact of two first messages at once', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const hear = (key: string) =>
      stage.companion.hear({ key, name: 'Siti', message: messageOf('simulator:siti', 'halo') });
    const [one, two] = await Promise.all([hear('a'), hear('b')]);
    expect(one.contact).toBe(two.contact);
    expect(await stage.store.size()).toMatchObject({ contacts: 1 });
  });

  it('keeps its order in a flood beyond what the document holds, and loses nothing', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const texts = Array.from({ length: 300 }, (_, index) => `pesan ${index}`);
    await Promise.all(
      texts.map((text, index) =>
        stage.companion.hear({ key: `k${index}`, name: null, message: messageOf('simulator:siti', text) }),
      ),
    );
    await stage.companion.settled();
    await stage.pass(3 * 60_000);
    const rows = await stage.store.rows({ kind: 'messages', limit: 1000, order: 'oldest' });
    const heard = rows.filter(({ data }) => data['direction'] === 'in');
    expect(heard.map(({ data }) => data['text'])).toEqual(texts);
    expect(await stage.rows('overflow')).toEqual([]);
  }, 30_000);

  it('hides an identity number, a PIN and a one-time code before it is stored', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    await stage.say('NIK saya 3510 1234 5678 9012, pin 1234');
    await stage.say('kode otp 778899');
    const rows = JSON.stringify([await stage.rows('messages'), await stage.contact()]);
    expect(rows).not.toMatch(/3510|9012|1234|778899/);
  });

  it('hides them in the names of people and of files too', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const ref = 'simulator:file-1';
    const file = {
      kind: 'document',
      ref,
      name: 'KTP 3510123456789012.pdf',
      mime: null,
      bytes: null,
    } as const;
    const message = messageOf('simulator:siti', 'halo', { media: [file] });
    await stage.companion.hear({ key: 'a', name: 'Siti 3510 1234 5678 9012', message });
    await stage.companion.settled();
    const kept = JSON.stringify([await stage.rows('messages'), await stage.contact()]);
    expect(kept).toContain('Siti');
    expect(kept).toContain('KTP');
    expect(kept).not.toMatch(/3510|9012/);
  });

  it('does not hide the digits of a valid answer', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    await stage.say('hitung');
    await stage.say('pin 12345');
    expect((await stage.rows('results')).map(({ data }) => data['value'])).toEqual([12345]);
  });

  it('answers kindly to nothing but spaces, to control characters and to 100 kB', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    for (const text of ['   ', '\u0000\u0007\u200b\u202e', 'x'.repeat(100_000), '\u202eabc\u202c']) {
      await stage.say(text);
    }
    const texts = channel.arrived.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('BANTUAN'))).toHaveLength(4);
    expect(texts.filter((text) => !text.includes('BANTUAN'))).toEqual([expect.stringContaining('panjang')]);
  });

  it('puts an event aside after its turn threw three times, with an incident, and goes on', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('hitung');
    const throwing = { from: 'simulator:siti', text: 'x', media: null } as never;
    await stage.companion.happen((await stage.contact()).id, {
      id: 'bad',
      at: 0,
      kind: 'message',
      message: throwing,
    });
    await stage.say('7');
    expect(channel.arrived.at(-1)?.text).toBe('Tercatat 7');
    expect((await stage.rows('incidents')).map(({ data }) => data['what'])).toEqual(['stuck']);
    expect(stage.companion.health().stuck).toBe(1);
    expect(stage.logged.filter((what) => what === 'a turn threw')).toHaveLength(3);
  });
});

describe('a change that refuses to be made', () => {
  it('says so, and holds up nothing that came with it', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const { contact } = await stage.say('hitung');
    const refused = stage.companion.change(contact, () => {
      throw new RangeError('no such village');
    });
    const heard = stage.companion.hear({ key: 'x', name: null, message: messageOf('simulator:siti', '5') });
    await expect(refused).rejects.toThrow('no such village');
    expect(await heard).toMatchObject({ contact, seen: false });
    await stage.companion.settled();
    expect(channel.arrived.at(-1)?.text).toBe('Tercatat 5');
  });
});
