import { describe, expect, it } from '@jest/globals';
import { type AddressRow } from '../../../../src/domain/contact/address.ts';
import { type ContactRecord } from '../../../../src/domain/contact/contact-record.ts';
import { createEraser } from '../../../../src/store/mongo/eraser.ts';
import { sampleRecord } from '../../../support/store-samples.ts';

const row: AddressRow = { address: 'simulator:siti', contacts: ['siti'], speaker: 'siti' };
const done = () => Promise.resolve();

/** An eraser of one person, while whose rows go somebody may do something else. */
function eraseWhile(meanwhile: (contacts: Map<string, ContactRecord>) => void) {
  const contacts = new Map([['siti', sampleRecord('siti', 1, { addresses: ['simulator:siti'] })]]);
  const addresses = new Map([[row.address, row]]);
  const eraser = createEraser({
    contacts: {
      find: (id: string) => Promise.resolve(contacts.get(id)),
      remove: (id: string) => Promise.resolve(contacts.delete(id)),
      partFrom: done,
    },
    rows: {
      redact: done,
      forget: () => {
        meanwhile(contacts);
        return Promise.resolve();
      },
    },
    addresses: {
      put: (rows: readonly AddressRow[]) => {
        rows.forEach((each) => addresses.set(each.address, each));
        return Promise.resolve();
      },
      forget: () => {
        addresses.delete(row.address);
        return Promise.resolve();
      },
    },
    tombstones: { put: done, clean: done },
    latecomers: { erasing: () => undefined },
  } as unknown as Parameters<typeof createEraser>[0]);
  return {
    erase: () => eraser.erase('siti', 5),
    replay: () => eraser.replay([{ contact: 'siti', at: 5 }]),
    addresses,
  };
}

describe('an erasure during which another process hears from the same address', () => {
  it('leaves whoever is there anew an address that leads to them', async () => {
    const { erase, addresses } = eraseWhile((contacts) => {
      contacts.set('siti', sampleRecord('siti', 9, { addresses: ['simulator:siti'] }));
    });
    await erase();
    expect(addresses.get(row.address)).toMatchObject({ contacts: ['siti'], speaker: 'siti' });
  });

  it('leaves them so when it died before and is done again', async () => {
    const { replay, addresses } = eraseWhile(() => {
      addresses.delete(row.address);
    });
    await replay();
    expect(addresses.get(row.address)).toMatchObject({ contacts: ['siti'], speaker: 'siti' });
  });

  it('leaves no address where nobody is', async () => {
    const { erase, addresses } = eraseWhile(() => undefined);
    await erase();
    expect(addresses.size).toBe(0);
  });
});
