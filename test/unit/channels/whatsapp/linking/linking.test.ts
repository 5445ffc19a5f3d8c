import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { createHearing } from '../../../../../src/channels/whatsapp/connection/hearing.ts';
import { createLatestWriter } from '../../../../../src/channels/whatsapp/account/latest-writer.ts';
import { createPairing, withSecret } from '../../../../../src/channels/whatsapp/linking/pairing.ts';
import { createVersions } from '../../../../../src/channels/whatsapp/connection/versions.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';

const qr = 'https://wa.me/settings/linked_devices#2@ref,noise,identity,old,1';

describe('what is offered to link a number', () => {
  it('is a QR with its end, later a code that lives as long as the codes of the server', () => {
    const clock = createFakeClock(0);
    const pairing = createPairing(clock, () => undefined);
    expect(pairing.offer()).toEqual({ qr: null, code: null, until: null });
    pairing.offered(6);
    pairing.show(qr);
    expect(pairing.offer()).toEqual({ qr, code: null, until: 60_000 });
    clock.advance(60_000);
    pairing.show('next');
    expect(pairing.offer().until).toBe(80_000);
    pairing.showCode('ABCD1234');
    expect(pairing.offer()).toEqual({ qr: 'next', code: 'ABCD1234', until: 160_000 });
    expect(pairing.left()).toBe(100_000);
    pairing.dropCode();
    expect(pairing.offer()).toEqual({ qr: 'next', code: null, until: 80_000 });
  });

  it('takes another secret into the QR that is shown', () => {
    const told: (string | null)[] = [];
    const pairing = createPairing(createFakeClock(0), (each) => void told.push(each));
    pairing.begin();
    pairing.show(qr);
    pairing.rotate('new=');
    const rotated = 'https://wa.me/settings/linked_devices#2@ref,noise,identity,new=,1';
    expect(pairing.offer().qr).toBe(rotated);
    expect(withSecret('2@a,b,n,i,s,1', 't')).toBe('2@a,b,n,i,t,1');
    pairing.begin();
    expect(told).toEqual([qr, rotated, null]);
  });
});

describe('a connection that brings nothing', () => {
  it('is deaf when messages were taken for long and nothing at all came back', () => {
    const clock = createFakeClock(0);
    const hearing = createHearing(clock);
    const minutes = (count: number): void => {
      clock.advance(count * 60_000);
    };
    minutes(60);
    expect(hearing.isDeaf()).toBe(false);
    for (let acks = 0; acks < 5; acks++) {
      hearing.acked();
    }
    expect(hearing.isDeaf()).toBe(true);
    hearing.heard();
    expect(hearing.isDeaf()).toBe(false);
  });
});

describe('the writer of the latest', () => {
  it('writes one at a time, and once more what changed meanwhile', async () => {
    const written: number[] = [];
    const ends: (() => void)[] = [];
    let state = 1;
    const writer = createLatestWriter({
      write: async () => {
        written.push(state);
        await new Promise<void>((resolve) => ends.push(resolve));
      },
      onFault: () => undefined,
      clock: createFakeClock(0),
    });
    writer.changed();
    state = 2;
    writer.changed();
    state = 3;
    writer.changed();
    expect(written).toEqual([1]);
    ends[0]?.();
    await setImmediate();
    expect(written).toEqual([1, 3]);
    ends[1]?.();
    await writer.settled();
    expect(written).toEqual([1, 3]);
  });

  it('goes on until the store takes it, or it is closed', async () => {
    const clock = createFakeClock(0);
    const faults: unknown[] = [];
    let away = true;
    let writes = 0;
    const writer = createLatestWriter({
      write: () => {
        writes += away ? 0 : 1;
        return away ? Promise.reject(new Error('away')) : Promise.resolve();
      },
      onFault: (fault) => faults.push(fault),
      clock,
    });
    writer.changed();
    await setImmediate();
    away = false;
    clock.advance(1000);
    await writer.settled();
    expect([faults.length, writes]).toEqual([1, 1]);
    away = true;
    writer.changed();
    await setImmediate();
    writer.close();
    await writer.settled();
    expect(writes).toBe(1);
  });
});

describe('the version that we say we are', () => {
  const versionsOf = (fetched: readonly ([number, number, number] | null)[]) => {
    const facts = new Map<string, string>();
    const clock = createFakeClock(0);
    let asked = 0;
    const versions = createVersions({
      facts: {
        getFact: (name) => Promise.resolve(facts.get(name)),
        putFact: (name, value) => Promise.resolve(void facts.set(name, value)),
      },
      fetchLatest: () => Promise.resolve(fetched[asked++] ?? null),
      clock,
    });
    return { versions, facts, clock, asked: () => asked };
  };

  it('is asked for once a day, remembered, and asked for anew when it is refused', async () => {
    const { versions, facts, asked } = versionsOf([
      [2, 3000, 1],
      [2, 3000, 2],
    ]);
    expect(await versions.current()).toEqual([2, 3000, 1]);
    expect(await versions.current()).toEqual([2, 3000, 1]);
    expect(asked()).toBe(1);
    versions.outdated();
    expect(await versions.current()).toEqual([2, 3000, 2]);
    expect(facts.get('whatsapp_version')).toBe('[2,3000,2]');
  });

  it('is the remembered one, or the own of the library, when nobody answers', async () => {
    const away = versionsOf([null]);
    expect(await away.versions.current()).toBeNull();
    away.facts.set('whatsapp_version', 'damaged');
    expect(await away.versions.current()).toBeNull();
    away.facts.set('whatsapp_version', '[2,3000,7]');
    expect(await away.versions.current()).toEqual([2, 3000, 7]);
  });
});
