import { describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { type AddressRow } from '../../../../src/domain/contact/address.ts';
import { writeBatch } from '../../../../src/store/mongo/write-batch.ts';
import { sampleRecord, sampleRow, writeOf } from '../../../support/store-samples.ts';

const row: AddressRow = { address: 'simulator:siti', contacts: ['siti'], speaker: 'siti' };
const batch = { contacts: [writeOf(sampleRecord('siti'), { addresses: [row] })], rows: [] };

/** A server that takes contacts, and whose addresses fail so, in order, before they are put. */
function server(...faults: readonly Error[]) {
  const left = [...faults];
  const put: AddressRow[] = [];
  const parts = {
    contacts: {
      db: { command: () => Promise.resolve({ ok: 1, n: 1 }) },
      recent: { keep: () => undefined, forget: () => undefined, find: () => undefined },
      replicated: false,
    },
    putting: {},
    addresses: {
      put: (rows: readonly AddressRow[]) => {
        const fault = left.shift();
        put.push(...(fault ? [] : rows));
        return fault ? Promise.reject(fault) : Promise.resolve();
      },
    },
    latecomers: { during: (_: unknown, write: () => unknown) => write() },
  } as unknown as Parameters<typeof writeBatch>[0];
  return { parts, put };
}

describe('somebody new', () => {
  it('is found at their address although the primary goes twice between the two', async () => {
    const gone = new mongo.MongoNetworkError('gone');
    const { parts, put } = server(gone, new mongo.MongoServerSelectionError('no primary', {} as never));
    expect(await writeBatch(parts, batch)).toEqual(['kept']);
    expect(put).toEqual([row]);
  });

  it('is not tried again and again where that mends nothing', async () => {
    const { parts, put } = server(new Error('refused'));
    await expect(writeBatch(parts, batch)).rejects.toThrow('refused');
    expect(put).toEqual([]);
  });
});

/** A replica set in which what is made is written under one election, and what is changed under another. */
function voting(elections: { readonly made: string; readonly changed: string }) {
  const written: unknown[] = [];
  const people: string[] = [];
  const parts = {
    contacts: {
      db: {
        command: ({ insert }: { insert?: string }) =>
          Promise.resolve({ ok: 1, n: 1, electionId: insert ? elections.made : elections.changed }),
      },
      recent: { keep: () => undefined, forget: () => undefined, find: () => undefined },
      replicated: true,
    },
    putting: {
      db: {
        command: ({ documents }: { documents: readonly { _id: string }[] }) => {
          written.push(...documents.map(({ _id }) => _id));
          return Promise.resolve({ ok: 1, n: 1, electionId: 'new' });
        },
      },
      sequence: { next: () => '1' },
      marks: { during: (write: () => unknown) => write() },
    },
    addresses: { put: () => Promise.resolve() },
    latecomers: {
      during: (whose: ReadonlySet<string>, write: () => unknown) => {
        people.push(...whose);
        return write();
      },
    },
  } as unknown as Parameters<typeof writeBatch>[0];
  return { parts, written, people };
}

describe('what was jotted down', () => {
  const jotted = { rows: [sampleRow('m', { contact: 'siti' })], epoch: 'old' };
  const changed = writeOf(sampleRecord('dewi', 2));

  it('is written again where the primary changed while the contacts behind it were written', async () => {
    const { parts, written } = voting({ made: 'old', changed: 'new' });
    await writeBatch(parts, { ...batch, contacts: [...batch.contacts, changed], jotted });
    expect(written).toEqual(['messages:m']);
  });

  it('is written again where that changed between two writes of one contact', async () => {
    const { parts, written } = voting({ made: 'old', changed: 'new' });
    await writeBatch(parts, {
      contacts: [...batch.contacts, writeOf(sampleRecord('siti', 2))],
      rows: [],
      jotted,
    });
    expect(written).toEqual(['messages:m']);
  });

  it('is not written again under the election in which it was', async () => {
    const { parts, written } = voting({ made: 'old', changed: 'old' });
    await writeBatch(parts, { ...batch, contacts: [...batch.contacts, changed], jotted });
    expect(written).toEqual([]);
  });

  it('is looked for when whose it is was erased', async () => {
    const { parts, people } = voting({ made: 'old', changed: 'old' });
    await writeBatch(parts, { contacts: [changed], rows: [], jotted });
    expect(people).toEqual(['siti']);
  });
});
