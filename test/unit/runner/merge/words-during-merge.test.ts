import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { newRecord } from '../../../../src/domain/contact/contact-record.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';
import { writeOf } from '../../../support/store-samples.ts';

const flows = {
  nama: `
triggers: [{ keyword: daftar }]
steps:
  - { ask: Siapa?, id: siapa }
  - { ask: Di mana?, id: mana }
  - { say: Terima kasih. }
`,
};

/** There are other processes, and this one holds all. */
const leases = { take: () => Promise.resolve(1), drop: () => Promise.resolve() };

describe('words of somebody whom another process is merging', () => {
  it('come after those that it had taken before', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const { companion, store, clock } = stage;
    const zone = { language: 'id', timezone: 'Asia/Jakarta', stranger: false };
    for (const [id, address] of [
      ['a', 'simulator:satu'],
      ['b', 'simulator:dua'],
    ] as const) {
      await companion.change(id, () =>
        newContact({ id, at: clock.now(), name: 'Siti', ...zone, addresses: [address] }),
      );
    }
    const hear = (key: string) =>
      companion.hear({ key, name: 'Siti', message: messageOf('simulator:dua', key) });
    await hear('daftar');
    await companion.settled();
    // The other process took their next words, and closed them before it played these.
    const record = await store.find('b');
    const event = { id: 'e1', at: clock.now(), kind: 'message' } as const;
    const pending = [{ event: { ...event, message: messageOf('simulator:dua', 'Siti') }, tries: 0 }];
    if (record) {
      const closed = { ...record, revision: record.revision + 1, pending, forward: 'a' };
      await store.write({ contacts: [writeOf(closed)], rows: [] });
    }
    await hear('Songgon');
    await companion.settled();
    // One answer in two messages, since the next question was not sent yet.
    const [result] = await stage.rows('results');
    expect(result).toMatchObject({ contact: 'a', data: { step: 'siapa', text: 'Siti Songgon' } });
  });

  it('are theirs who lives on although they were written down after it had moved what it found', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel(), leases });
    const { companion, store, clock } = stage;
    const zone = { language: 'id', timezone: 'Asia/Jakarta', stranger: false };
    const nobody = (id: string) => newContact({ id, at: clock.now(), name: 'Siti', ...zone, addresses: [] });
    await companion.change('a', nobody.bind(null, 'a'));
    const { contact } = await stage.say('daftar');
    const record = await store.find(contact);
    const closed = newRecord(nobody(contact));
    const revision = (record?.revision ?? 0) + 1;
    await store.write({ contacts: [writeOf({ ...closed, revision, forward: 'a' })], rows: [] });
    clock.advance(60_000);
    await companion.settled();
    const rows = [...(await stage.rows('messages')), ...(await stage.rows('sessions'))];
    expect(rows.map((row) => row.contact)).toEqual(['a', 'a', 'a']);
  });

  it('are answered by who they were when the other one was erased meanwhile', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('halo');
    const { id } = await stage.contact();
    const record = await stage.store.find(id);
    if (record) {
      const closed = { ...record, revision: record.revision + 1, forward: 'erased' };
      await stage.store.write({ contacts: [writeOf(closed)], rows: [] });
    }
    await stage.say('daftar');
    expect(channel.arrived.at(-1)?.text).toBe('Siapa?');
    expect(await stage.store.find(id)).toMatchObject({ forward: null });
  });
});
