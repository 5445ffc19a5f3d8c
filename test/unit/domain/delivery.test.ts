import { describe, expect, it } from '@jest/globals';
import { type Delivery, deliveryId, deliveryRow, replied } from '../../../src/domain/delivery.ts';

const now = 1_746_361_845_000;
const delivery = (state: Delivery['state'], about: Partial<Delivery> = {}): Delivery => ({
  cause: { name: 'broadcast:b', attempt: 0 },
  contact: 'c',
  state,
  reason: null,
  at: now,
  ...about,
});
const version = (state: Delivery['state'], about: Partial<Delivery> = {}) =>
  deliveryRow(delivery(state, about)).version;

describe('the row of a delivery', () => {
  it('is one for a cause and a contact', () => {
    const row = deliveryRow(delivery('sent', { message: 'm', sentAt: now, channel: 'telegram' }));
    expect(row).toMatchObject({ kind: 'deliveries', id: 'broadcast:b.c', contact: 'c', at: now });
    expect(row.id).toBe(deliveryId('broadcast:b', 'c'));
    expect(row.data).toMatchObject({ cause: 'broadcast:b', state: 'sent', message: 'm', sentAt: now });
  });

  it('only goes forward, whoever writes it last', () => {
    const way = (['queued', 'held', 'cancelled', 'sent', 'delivered', 'read'] as const).map((each) =>
      version(each),
    );
    expect([...way].sort((a, b) => a - b)).toEqual(way);
    expect(new Set(way).size).toBe(way.length);
    expect(version('read', { reason: replied })).toBeGreaterThan(version('read'));
  });

  it('may be held again for another reason later', () => {
    expect(version('held', { at: now + 1 })).toBeGreaterThan(version('held'));
    expect(version('held', { at: now + 1 })).toBeLessThan(version('sent'));
  });

  it('begins anew with each attempt, for many attempts and years', () => {
    const again = { cause: { name: 'broadcast:b', attempt: 1 } };
    expect(version('queued', again)).toBeGreaterThan(version('failed'));
    const last = version('held', { cause: { name: 'b', attempt: 88 }, at: 9_999_999_999_999 });
    expect(Number.isSafeInteger(last)).toBe(true);
    expect(last).toBeLessThan(version('sent'));
  });

  it('stays what came, whatever attempt is made for those who did not get it', () => {
    const again = { cause: { name: 'broadcast:b', attempt: 1 } };
    expect(version('sent')).toBeGreaterThan(version('failed', again));
    expect(version('read')).toBeGreaterThan(version('sent', again));
    expect(Number.isSafeInteger(version('read', { ...again, reason: replied }))).toBe(true);
  });
});
