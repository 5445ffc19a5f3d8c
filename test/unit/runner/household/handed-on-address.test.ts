import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { newContact, type Contact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel, type FakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf, type Stage } from '../../../support/stage.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam, @contact.name.\n` };
const number: Address = 'simulator:siti';
const elsewhere: Address = 'simulator:baru';

describe('an address that staff take from somebody who left it', () => {
  let channel: FakeChannel;
  let stage: Stage;
  let siti: string;
  beforeEach(async () => {
    channel = createFakeChannel();
    stage = await createStage({ flows, channel });
    siti = (await stage.say('salam')).contact;
    await keepOnly(siti, [elsewhere]);
  });
  afterEach(async () => {
    await stage.companion.stop();
  });

  const keepOnly = (id: string, addresses: readonly Address[]): Promise<Contact> =>
    stage.companion.change(id, (contact) => {
      if (!contact) {
        throw new Error('nobody is there');
      }
      return { ...contact, addresses };
    });
  const make = (id: string, name: string): Promise<Contact> =>
    stage.companion.change(id, () =>
      newContact({
        ...{ id, at: stage.clock.now(), name, language: 'id', timezone: 'Asia/Jakarta' },
        ...{ addresses: [number], stranger: false },
      }),
    );
  const said = (): readonly (readonly unknown[])[] => channel.arrived.map(({ to, text }) => [to, text]);
  const addressesOf = async (id: string) => (await stage.store.find(id))?.contact.addresses;
  const hear = async (key: string): Promise<string> => {
    const { contact } = await stage.companion.hear({
      key,
      name: 'Tono',
      message: messageOf(number, 'salam'),
    });
    await stage.companion.settled();
    return contact;
  };

  it('is from then on that of whom they give it to', async () => {
    await make('dewi', 'Dewi');
    expect(await hear('next')).toBe('dewi');
    expect(said().at(-1)).toEqual([number, 'Salam, Dewi.']);
    expect(await addressesOf(siti)).toEqual([elsewhere]);
  });

  it('is a stranger’s where whoever has it now writes first, and again when that one is gone from it too', async () => {
    const second = await hear('second');
    expect(said().at(-1)).toEqual([number, 'Salam, Tono.']);
    await keepOnly(second, []);
    const third = await hear('third');
    expect(new Set([siti, second, third]).size).toBe(3);
    expect(await addressesOf(siti)).toEqual([elsewhere]);
    expect(await addressesOf(second)).toEqual([]);
  });

  /** As whoever takes the address from them leaves it who dies before its row is changed. */
  const nameStill = (contacts: readonly string[]) => {
    const row = { address: number, contacts, speaker: siti };
    return stage.store.write({ contacts: [writeOf(sampleRecord('other'), { addresses: [row] })], rows: [] });
  };

  it('is a stranger’s although its row still names them', async () => {
    await nameStill([siti]);
    const stranger = await hear('next');
    expect(stranger).not.toBe(siti);
    expect(await hear('again')).toBe(stranger);
    expect(await stage.store.findAddress(number)).toMatchObject({ contacts: [stranger], speaker: stranger });
    expect(await addressesOf(siti)).toEqual([elsewhere]);
  });

  it('is noted as left where the row of their first message is still under way', async () => {
    const there = sampleRecord('early', 1, { addresses: ['simulator:awal'] });
    await stage.store.write({ contacts: [writeOf(there)], rows: [] });
    await keepOnly('early', [elsewhere]);
    expect(await stage.store.findAddress('simulator:awal')).toMatchObject({ contacts: [] });
  });

  it('does not come back to them with words that were on their way', async () => {
    const message = { ...messageOf(elsewhere, 'salam'), from: number };
    await stage.companion.happen(siti, { id: 'late', at: stage.clock.now(), kind: 'message', message });
    await stage.companion.settled();
    expect(await addressesOf(siti)).toEqual([elsewhere]);
    expect(said().at(-1)).toEqual([elsewhere, 'Salam, Siti Aminah.']);
  });
});
