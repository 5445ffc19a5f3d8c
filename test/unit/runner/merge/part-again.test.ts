import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { addTwo, kabarFlows } from '../../../support/play-unmerge.ts';
import { somebody } from '../../../support/somebody.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

async function setUp() {
  const channel = createFakeChannel();
  const stage = await createStage({ flows: kabarFlows, channel });
  await addTwo(stage);
  let count = 0;
  const hear = async (who: string, text: string): Promise<readonly string[]> => {
    const before = channel.arrived.length;
    await stage.companion.hear({
      key: `k${++count}`,
      name: '',
      message: messageOf(`simulator:${who}`, text),
    });
    await stage.companion.settled();
    return channel.arrived.slice(before).map((each) => each.text);
  };
  const part = async (id: string): Promise<void> => {
    await stage.companion.unmerge(id);
    await stage.companion.settled();
  };
  return { ...stage, hear, part };
}

describe('a merge that is undone', () => {
  it('lets a human go on with whom they talked before, and the bot with the other', async () => {
    const { companion, clock, store, hear, part } = await setUp();
    const handover = { kind: 'handover', ticket: null, topic: 'sakit' } as const;
    await companion.happen('muda', { id: 'h1', at: clock.now(), ...handover });
    await companion.settled();
    await companion.merge('tua', 'muda');
    await part('muda');
    expect(await hear('muda', 'kabar')).toEqual([]);
    expect(await hear('tua', 'kabar')).toEqual(['Apa kabar?']);
    const talk = (await store.find('muda'))?.contact;
    expect(talk).toMatchObject({ ticket: 'h1', talk: { id: 'h1', topic: 'sakit' } });
    expect(talk?.followUps.map(({ kind }) => kind)).toContain('handback');
    await companion.happen('muda', { id: 'h2', at: clock.now(), kind: 'handback' });
    await companion.settled();
    expect(await hear('muda', 'kabar')).toEqual(['Apa kabar?']);
  });

  it('lets what is left of whom the younger one had absorbed go with them when they are erased', async () => {
    const { companion, store, part } = await setUp();
    await companion.change('baru', () =>
      newContact({
        ...{ id: 'baru', at: 3, name: 'Nama Lama', language: 'id', timezone: 'Asia/Jakarta' },
        ...{ addresses: ['simulator:baru'], stranger: false },
      }),
    );
    await companion.merge('muda', 'baru');
    await companion.merge('tua', 'muda');
    await part('muda');
    expect(await companion.erase('muda')).toBe(true);
    await companion.settled();
    expect(await store.find('baru')).toBeUndefined();
    expect(await store.find('tua')).toBeDefined();
  });

  it('leaves both at the phone that they shared before', async () => {
    const { companion, store, part } = await setUp();
    const phone = 'simulator:rumah' as const;
    for (const id of ['tua', 'muda']) {
      await companion.change(id, (known) => ({ ...somebody({}), ...known, addresses: [phone] }));
    }
    await companion.merge('tua', 'muda');
    expect((await store.findAddress(phone))?.contacts).toEqual(['tua']);
    await part('muda');
    expect((await store.findAddress(phone))?.contacts).toEqual(['muda', 'tua']);
    expect((await store.findAddress(phone))?.speaker).toBe('tua');
  });
});
