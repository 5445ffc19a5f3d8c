import { describe, expect, it } from '@jest/globals';
import { type MessageState } from '../../../../src/domain/message.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeStore, restingRecord } from '../../../support/fake-store.ts';

const address = 'simulator:ani';
const all = { after: null, limit: 500 };

function createFixture() {
  const fake = createFakeStore();
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const contact = newContact({ id: 'c', at: 0, name: 'Ani', ...zone, addresses: [address], stranger: false });
  fake.records.set('c', restingRecord(contact));
  fake.addresses.set(address, { address, contacts: ['c'], speaker: 'c' });
  const put = (id: string, state: MessageState | null, at = 0) => {
    const data = { address, direction: state === null ? 'in' : 'out', state };
    fake.put.push({ kind: 'messages', id, contact: 'c', at, version: 1, data });
  };
  const reader = createRecords(fake);
  const ids = async (query = {}) =>
    (await reader.conversation(address, { ...all, ...query })).map(({ id }) => id);
  return { ...fake, contact, reader, say: put, ids };
}

describe('a conversation', () => {
  it('shows what came in and what arrived, nothing else', async () => {
    const { say, ids } = createFixture();
    say('in', null);
    const states: readonly MessageState[] = [
      'queued',
      'sent',
      'delivered',
      'read',
      'failed',
      'cancelled',
      'expired',
    ];
    states.forEach((state) => {
      say(state, state);
    });
    expect(await ids()).toEqual(['in', 'sent', 'delivered', 'read']);
  });

  it('is as long as asked for, however many rows are not shown', async () => {
    const { say, ids } = createFixture();
    for (let index = 0; index < 1200; index++) {
      say(`${index}`, index % 600 === 599 ? 'sent' : 'failed');
    }
    expect(await ids({ limit: 2 })).toEqual(['599', '1199']);
    expect(await ids({ limit: 1 })).toEqual(['599']);
  });

  it('goes on after a row or the event that a message came in as', async () => {
    const { say, ids } = createFixture();
    say('a.0', null);
    say('b', 'sent');
    say('c', 'sent');
    expect(await ids({ after: 'a' })).toEqual(['b', 'c']);
    expect(await ids({ after: 'a.0' })).toEqual(['b', 'c']);
    expect(await ids({ after: 'b' })).toEqual(['c']);
    expect(await ids({ after: 'unknown' })).toEqual(['a.0', 'b', 'c']);
  });

  it('has nothing yet after a message that was taken and whose row is still to come', async () => {
    const { say, ids, contact, records } = createFixture();
    say('a', null, 10);
    say('b', 'sent', 20);
    records.set('c', { ...restingRecord(contact), seen: [{ id: 'new', at: 30 }] });
    expect(await ids({ after: 'new' })).toEqual([]);
  });
});

describe('contacts', () => {
  it('answer under the id that they were merged from, and not once they are erased', async () => {
    const { contact, records, reader } = createFixture();
    records.set('old', { ...restingRecord(contact), id: 'old', forward: 'c' });
    records.set('lost', { ...restingRecord(contact), id: 'lost', forward: 'nowhere' });
    records.set('ring', { ...restingRecord(contact), id: 'ring', forward: 'ring' });
    expect(await reader.findContact('old')).toMatchObject({ id: 'c' });
    expect(await reader.findContact('lost')).toBeUndefined();
    expect(await reader.findContact('ring')).toBeUndefined();
    expect(await reader.findContact('none')).toBeUndefined();
  });

  it('are found at an address, the speaker first', async () => {
    const { contact, records, addresses, reader } = createFixture();
    records.set('d', restingRecord({ ...contact, id: 'd' }));
    addresses.set(address, { address, contacts: ['c', 'gone', 'd'], speaker: 'd' });
    expect((await reader.contactsAt(address)).map(({ id }) => id)).toEqual(['d', 'c']);
    expect(await reader.contactsAt('simulator:nobody')).toEqual([]);
  });
});

describe('ids', () => {
  it('are the same for the same cause in one installation only', () => {
    const [one, other] = [createFakeStore(), createFakeStore()];
    const elsewhere = { store: { ...other.store, salt: 'pepper' } };
    expect(createRecords(one).idFor('x')).toBe(createRecords(other).idFor('x'));
    expect(createRecords(one).idFor('x')).not.toBe(createRecords(elsewhere).idFor('x'));
  });
});
