import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { type Incoming } from '../../../../src/domain/message.ts';
import { type Store } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf, type Stage, type StageOptions } from '../../../support/stage.ts';

const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: "Terima kasih, @results.kabar."
`,
};
const pn: Address = 'whatsapp:a/pn/6281234567890';
const lid: Address = 'whatsapp:a/lid/111222333';

async function stageOf(options: Partial<StageOptions> = {}) {
  const channel = createFakeChannel('whatsapp');
  const stage = await createStage({ flows, channel, ...options });
  let count = 0;
  const hear = async (from: Address, text: string, more: Partial<Incoming> = {}) => {
    const taken = await stage.companion.hear({
      key: `k${++count}`,
      name: 'Siti',
      message: messageOf(from, text),
      ...more,
    });
    await stage.companion.settled();
    return taken;
  };
  return { channel, stage, hear };
}

async function living({ store }: Stage) {
  const all = await store.list({ after: null, limit: 99 });
  return all.filter(({ forward }) => forward === null);
}

describe('the same person by number and by id', () => {
  it('is one contact from the first message that names both', async () => {
    const { stage, hear, channel } = await stageOf();
    const first = await hear(pn, 'kabar', { also: [lid] });
    const second = await hear(lid, 'baik');
    expect(second.contact).toBe(first.contact);
    expect(channel.arrived.map(({ to, text }) => [to, text])).toEqual([
      [pn, 'Apa kabar?'],
      [lid, 'Terima kasih, baik.'],
    ]);
    expect(await living(stage)).toHaveLength(1);
  });

  it('is still the contact that was made by number when the id becomes known', async () => {
    const { stage, hear } = await stageOf();
    const first = await hear(pn, 'halo');
    const second = await hear(lid, 'halo lagi', { also: [pn] });
    const third = await hear(lid, 'dan lagi');
    expect([second.contact, third.contact]).toEqual([first.contact, first.contact]);
    const [only] = await living(stage);
    expect(only?.contact.addresses).toEqual([lid, pn]);
  });

  it('keeps one name for a message although its sender was unknown by id at first', async () => {
    const { stage, hear } = await stageOf();
    await hear(pn, 'kabar', { key: `${pn}/M1` });
    const again = await hear(lid, 'kabar', { key: `${lid}/M1`, formerKeys: [`${pn}/M1`], also: [pn] });
    expect(again.seen).toBe(true);
    expect(await stage.rows('messages')).toHaveLength(2);
  });

  it('becomes one contact when two were made: the older stays with all that the younger had', async () => {
    const { stage, hear, channel } = await stageOf();
    await stage.companion.change('imported', () => ({
      ...newContact({
        id: 'imported',
        at: stage.clock.now() - 1,
        name: 'Bu Siti',
        language: 'id',
        timezone: 'Asia/Jakarta',
        addresses: [pn],
        stranger: false,
      }),
      village: 'Wonosari',
    }));
    const stranger = await hear(lid, 'kabar');
    expect(stranger.contact).not.toBe('imported');
    const known = await hear(lid, 'baik', { also: [pn] });
    expect(known.contact).toBe('imported');
    expect(channel.arrived.at(-1)).toMatchObject({ to: lid, text: 'Terima kasih, baik.' });
    const [only, ...others] = await living(stage);
    expect(others).toEqual([]);
    expect(only?.contact).toMatchObject({ id: 'imported', village: 'Wonosari', addresses: [lid, pn] });
    const rows = [...(await stage.rows('messages')), ...(await stage.rows('results'))];
    expect(new Set(rows.map(({ contact }) => contact))).toEqual(new Set(['imported']));
    expect(await stage.store.find(stranger.contact)).toMatchObject({
      forward: 'imported',
      pending: [],
      outbox: [],
      contact: { name: 'Siti', addresses: [], session: null },
    });
  });

  it('gets what was on its way to the contact that is no more', async () => {
    const { stage, hear } = await stageOf();
    const byNumber = await hear(pn, 'halo');
    stage.clock.advance(1000);
    const byId = await hear(lid, 'kabar');
    await hear(lid, 'baik', { also: [pn] });
    const event = { id: 'late', at: stage.clock.now(), kind: 'handback' } as const;
    await stage.companion.happen(byId.contact, event);
    expect((await stage.store.find(byNumber.contact))?.seen.some(({ id }) => id === 'late')).toBe(true);
  });

  it('is erased with all that it was made of', async () => {
    const { stage, hear } = await stageOf();
    const byNumber = await hear(pn, 'halo');
    stage.clock.advance(1000);
    const byId = await hear(lid, 'kabar');
    await hear(lid, 'baik', { also: [pn] });
    expect(await stage.companion.erase(byNumber.contact)).toBe(true);
    expect(await stage.store.size()).toMatchObject({ contacts: 0 });
    for (const kind of ['messages', 'results', 'sessions', 'consents', 'incidents'] as const) {
      expect(await stage.rows(kind)).toEqual([]);
    }
    stage.clock.advance(1000);
    const anew = await hear(lid, 'halo', { also: [pn] });
    expect(anew).toMatchObject({ contact: byId.contact, seen: false });
    expect(await living(stage)).toHaveLength(1);
  });

  it.each(['files', 'rows', 'older', 'younger'] as const)(
    'is whole in the end when the store fails at the step of the %s',
    async (step) => {
      let fails = false;
      const wrap = (inner: Store): Store => ({
        ...inner,
        write: (batch) => {
          const [contact] = batch.contacts;
          const here = {
            files: false,
            rows: batch.contacts.length === 0 && batch.rows.length > 0,
            older: contact?.record.absorbed !== undefined,
            younger: contact?.record.forward != null && contact.record.contact.addresses.length === 0,
          }[step];
          if (fails && (here || step === 'files')) {
            fails = step === 'files' ? fails : false;
            return Promise.reject(new Error('the store is away'));
          }
          return inner.write(batch);
        },
      });
      const { stage, hear, channel } = await stageOf({ wrap });
      const byNumber = await hear(pn, 'halo');
      stage.clock.advance(1000);
      await hear(lid, 'kabar');
      fails = true;
      await hear(lid, 'baik', { also: [pn], key: 'same' }).catch(() => undefined);
      fails = false;
      const again = await hear(lid, 'baik', { also: [pn], key: 'same' });
      await stage.pass(120_000);
      expect(again.contact).toBe(byNumber.contact);
      expect(await living(stage)).toHaveLength(1);
      expect(channel.arrived.map(({ text }) => text).filter((text) => text.startsWith('Terima'))).toEqual([
        'Terima kasih, baik.',
      ]);
      const rows = await stage.rows('messages');
      expect(new Set(rows.map(({ contact }) => contact))).toEqual(new Set([byNumber.contact]));
    },
  );

  it('is whole after a crash in the middle, without a further word', async () => {
    const { stage, hear } = await stageOf();
    const byNumber = await hear(pn, 'halo');
    stage.clock.advance(1000);
    const byId = await hear(lid, 'kabar');
    const record = await stage.store.find(byId.contact);
    const closed = record && { ...record, forward: byNumber.contact, revision: record.revision + 1 };
    await stage.store.write({
      contacts: closed ? [{ record: closed, from: closed.revision - 1, attention: 0, addresses: [] }] : [],
      rows: [],
    });
    const next = await stageOf({ store: stage.store, clock: stage.clock });
    await next.stage.pass(120_000);
    const [only, ...others] = await living(next.stage);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: byNumber.contact, contact: { addresses: [pn, lid] } });
    expect(only?.contact.session?.id).toEqual(record?.contact.session?.id);
    await next.hear(lid, 'baik', { key: 'fresh' });
    expect(next.channel.arrived.map(({ text }) => text)).toEqual(['Terima kasih, baik.']);
  });
});

describe('a number that changed hands', () => {
  it('belongs to the new person, and the former one is no longer written to there', async () => {
    const { stage, hear } = await stageOf();
    const former = await hear(pn, 'halo', { also: [lid] });
    const other: Address = 'whatsapp:a/lid/999';
    const now = await hear(other, 'halo', { also: [pn] });
    expect(now.contact).not.toBe(former.contact);
    expect((await stage.store.find(former.contact))?.contact.addresses).toEqual([lid]);
    expect(await stage.store.findAddress(pn)).toMatchObject({
      contacts: [now.contact],
      speaker: now.contact,
    });
    expect((await hear(pn, 'lagi')).contact).toBe(now.contact);
  });

  it('of somebody known by id alone is only added', async () => {
    const { stage, hear } = await stageOf();
    const person = await hear(lid, 'halo', { also: [pn] });
    const newNumber: Address = 'whatsapp:a/pn/62899';
    expect((await hear(newNumber, 'nomor baru', { also: [lid] })).contact).toBe(person.contact);
    expect((await stage.store.find(person.contact))?.contact.addresses).toEqual([newNumber, lid, pn]);
  });
});

describe('a household on one phone', () => {
  it('keeps its members when the phone is named by its id too', async () => {
    const { stage, hear } = await stageOf();
    const mother = await hear(pn, 'halo');
    await stage.companion.change('anak', () =>
      newContact({
        id: 'anak',
        at: 0,
        name: 'Budi',
        language: 'id',
        timezone: 'Asia/Jakarta',
        addresses: [pn],
        stranger: false,
      }),
    );
    await hear(lid, 'halo', { also: [pn] });
    expect(await stage.store.findAddress(lid)).toEqual({
      address: lid,
      contacts: [mother.contact, 'anak'],
      speaker: mother.contact,
    });
  });
});

describe('a phone of two with a number and an id', () => {
  it('is heard as whom it was handed to although only the other one was known by the id', async () => {
    const { stage, hear } = await stageOf();
    for (const name of ['siti', 'budi']) {
      const about = { id: name, at: 1, name, language: 'id', timezone: 'Asia/Jakarta' };
      await stage.companion.change(name, () => newContact({ ...about, addresses: [pn], stranger: false }));
    }
    const { contact } = await hear(lid, 'kabar', { also: [pn] });
    const other = contact === 'siti' ? 'budi' : 'siti';
    await hear(lid, 'bukan saya', { also: [pn] });
    expect((await hear(lid, 'kabar', { also: [pn] })).contact).toBe(other);
    expect((await hear(lid, 'baik')).contact).toBe(other);
  });
});
