import { describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { type AddressRow } from '../../../../src/domain/contact/address.ts';
import { writeBatch } from '../../../../src/store/mongo/write-batch.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

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
