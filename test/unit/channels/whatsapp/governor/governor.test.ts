import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../../src/channels/channel.ts';
import { createGovernor, type Governor } from '../../../../../src/channels/whatsapp/governor/governor.ts';
import { type OutboundMessage } from '../../../../../src/domain/message.ts';
import { type NumberRules } from '../../../../../src/domain/number-rules.ts';
import { usualSettings } from '../../../../../src/flowfile/settings/settings.ts';
import { createFakeClock, type FakeClock } from '../../../../support/fake-clock.ts';
import { createMemoryKeep, type MemoryKeep } from '../../../../support/whatsapp/memory-keep.ts';
import { outboundMessage } from '../../../../support/whatsapp/outbound-message.ts';

const second = 1000;
const hour = 3600 * second;
const mondayMorning = Date.parse('2025-05-05T10:00:00+07:00');
const experienced: NumberRules = { ...usualSettings.number, warmUp: [] };

let clock: FakeClock;
let keep: MemoryKeep;
beforeEach(() => {
  clock = createFakeClock(mondayMorning);
  keep = createMemoryKeep();
});

async function open(changes: Partial<NumberRules> = {}, number = '6281234567890'): Promise<Governor> {
  const rules = { ...experienced, ...changes };
  const governor = createGovernor({ keep, rules, timezone: 'Asia/Jakarta', clock });
  await governor.begin(number);
  return governor;
}

let count = 0;
const unasked = (changes: Partial<OutboundMessage> = {}): OutboundMessage =>
  outboundMessage({ id: `f${++count}.1`, solicited: false, ...changes });

/** Null when it may go, else why not and for how long. */
async function ask(
  governor: Governor,
  message: OutboundMessage,
): Promise<{ hold: string | null; wait: number } | null> {
  try {
    await governor.admit(message);
    return null;
  } catch (fault) {
    if (fault instanceof SendError && fault.reason === 'held') {
      return { hold: fault.hold, wait: fault.retryAfter ?? -1 };
    }
    throw fault;
  }
}

describe('unasked messages', () => {
  it('go one each 6 to 10 seconds, each in its turn, with gaps that differ', async () => {
    const governor = await open();
    const messages = Array.from({ length: 20 }, () => unasked());
    const waits: number[] = [];
    for (const message of messages) {
      waits.push((await ask(governor, message))?.wait ?? 0);
    }
    const gaps = waits.slice(1).map((wait, place) => wait - (waits[place] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(6 * second);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * second);
    expect(new Set(gaps).size).toBeGreaterThan(10);
    clock.advance(waits[1] ?? 0);
    expect(await ask(governor, messages[1] ?? unasked())).toBeNull();
    expect(await ask(governor, messages[2] ?? unasked())).toMatchObject({ hold: 'pace' });
  });

  it('are counted on where a restart found the number, although they are asked for before it is known', async () => {
    await ask(await open(), unasked());
    const restarted = createGovernor({ keep, rules: experienced, timezone: 'Asia/Jakarta', clock });
    const asked = ask(restarted, unasked({ heardAt: mondayMorning }));
    await turn();
    await restarted.begin('6281234567890');
    expect(await asked).toMatchObject({ hold: 'pace' });
    expect(restarted.budget().unasked.used).toBe(1);
  });

  it('never go in a heap, however late their turns are asked for', async () => {
    const governor = await open();
    const messages = Array.from({ length: 5 }, () => unasked());
    for (const message of messages) {
      await ask(governor, message);
    }
    clock.advance(5 * 60 * second);
    const late = [];
    for (const message of messages.slice(1)) {
      late.push(await ask(governor, message));
    }
    expect(late.filter((each) => each === null)).toHaveLength(1);
  });

  it('leave as far apart as they were admitted, however long each is made ready or seems to type', async () => {
    const governor = await open({ every: { least: 6 * second, most: 6 * second } });
    const left: number[] = [];
    const goOut = async (readyAfter: number, typing: number): Promise<void> => {
      const message = unasked();
      expect(await ask(governor, message)).toBeNull();
      clock.advance(readyAfter);
      await governor.depart(message, typing);
      left.push(clock.now() + typing);
    };
    await goOut(0, 4 * second);
    clock.advance(6 * second);
    const following = goOut(0, second);
    for (let step = 0; step < 40; step += 1) {
      await turn();
      clock.advance(100);
    }
    await following;
    expect((left[1] ?? 0) - (left[0] ?? 0)).toBeGreaterThanOrEqual(6 * second);
  });

  it('leave as far apart after a restart', async () => {
    const every = { least: 6 * second, most: 6 * second };
    const first = await open({ every });
    const message = unasked();
    await ask(first, message);
    await first.depart(message, 4 * second);
    const restarted = await open({ every });
    clock.advance(6 * second);
    const next = unasked();
    expect(await ask(restarted, next)).toBeNull();
    let hasLeft = false;
    const leaving = restarted.depart(next, second).then(() => {
      hasLeft = true;
    });
    await turn();
    clock.advance(2.9 * second);
    await turn();
    expect(hasLeft).toBe(false);
    clock.advance(0.1 * second);
    await leaving;
  });

  it('never make an answer wait, nor urgent words', async () => {
    const governor = await open();
    await ask(governor, unasked());
    expect(await ask(governor, unasked())).toMatchObject({ hold: 'pace' });
    expect(await ask(governor, outboundMessage())).toBeNull();
    expect(await ask(governor, unasked({ urgent: true }))).toBeNull();
  });

  it('stop at the budget of the day, turns that were given included, and go on the next day', async () => {
    const governor = await open({ perDay: 3 });
    for (const expected of [null, 'pace', 'pace', 'day_budget']) {
      expect((await ask(governor, unasked()))?.hold ?? null).toBe(expected);
    }
    const wait = (await ask(governor, unasked()))?.wait ?? 0;
    expect(clock.now() + wait).toBe(Date.parse('2025-05-06T00:00:00+07:00'));
    clock.advance(wait);
    expect(await ask(governor, unasked())).toBeNull();
    expect(governor.budget().unasked).toEqual({ used: 1, limit: 3 });
  });

  it('count once, however often one is repeated', async () => {
    const governor = await open();
    const message = unasked();
    await ask(governor, message);
    expect(await ask(governor, message)).toBeNull();
    expect(governor.budget().unasked.used).toBe(1);
  });

  it('are still counted after a restart', async () => {
    await ask(await open(), unasked());
    const again = await open();
    expect(again.budget().unasked.used).toBe(1);
    expect(await ask(again, unasked())).toMatchObject({ hold: 'pace' });
  });

  it('do not go while their count cannot be kept', async () => {
    const governor = await open();
    keep.broken = true;
    await expect(governor.admit(unasked())).rejects.toThrow('broken');
    keep.broken = false;
    expect(await ask(governor, unasked())).toMatchObject({ hold: 'pace' });
  });
});

describe('a new number', () => {
  it('warms up over days, then has the usual budget', async () => {
    const governor = await open({ warmUp: [1, 2], perDay: 600 });
    const limits = [];
    for (let day = 0; day < 3; day++) {
      limits.push([governor.budget().warmUpDay, governor.budget().unasked.limit]);
      clock.advance(24 * hour);
    }
    expect(limits).toEqual([
      [1, 1],
      [2, 2],
      [null, 600],
    ]);
  });

  it('begins anew where another number was linked', async () => {
    await ask(await open({ warmUp: [5] }), unasked());
    clock.advance(72 * hour);
    expect((await open({ warmUp: [5] })).budget().warmUpDay).toBeNull();
    const other = await open({ warmUp: [5] }, '6289999999999');
    expect(other.budget()).toMatchObject({ warmUpDay: 1, unasked: { used: 0, limit: 5 } });
  });
});

describe('people who never wrote to us', () => {
  it('are not written to, unless it is allowed, and then to so many a day', async () => {
    const stranger = (n: number) => unasked({ met: false, to: `whatsapp:main/pn/62812000${n}` });
    expect(await ask(await open(), stranger(1))).toMatchObject({ hold: 'new_contact', wait: 14 * hour });
    const governor = await open({ newContacts: 1, every: { least: 1, most: 1 } });
    expect(await ask(governor, stranger(1))).toBeNull();
    clock.advance(second);
    expect(await ask(governor, stranger(2))).toMatchObject({ hold: 'new_contact' });
    // What is said to them goes on.
    expect(await ask(governor, stranger(1))).toBeNull();
    expect(governor.budget().newContacts).toEqual({ used: 1, limit: 1 });
  });

  it('begin with nobody who only wrote to the number before this one', async () => {
    const before = clock.now();
    await open();
    clock.advance(hour);
    const governor = await open({}, '6289876543210');
    expect(await ask(governor, unasked({ heardAt: before }))).toMatchObject({ hold: 'new_contact' });
    expect(await ask(governor, unasked({ heardAt: clock.now() }))).toBeNull();
  });
});

describe('a number that WhatsApp forbids to write first', () => {
  it('only answers, until the end that WhatsApp named', async () => {
    const governor = await open();
    await governor.refused();
    await governor.lock(clock.now() + 2 * hour);
    expect(await ask(governor, unasked())).toEqual({ hold: 'restricted', wait: 2 * hour });
    expect(await ask(governor, unasked({ urgent: true, met: false }))).toMatchObject({ hold: 'restricted' });
    expect(await ask(governor, unasked({ urgent: true }))).toBeNull();
    expect(await ask(governor, outboundMessage())).toBeNull();
    clock.advance(2 * hour);
    expect(governor.budget().restrictedUntil).toBeNull();
    expect(await ask(governor, unasked())).toBeNull();
  });

  it('is careful for a day where WhatsApp named none, over restarts', async () => {
    await (await open()).refused();
    const governor = await open();
    expect(await ask(governor, unasked())).toEqual({ hold: 'restricted', wait: 24 * hour });
    await governor.lock(null);
    expect(await ask(governor, unasked())).toMatchObject({ hold: 'restricted' });
    clock.advance(24 * hour);
    expect(await ask(governor, unasked())).toBeNull();
  });

  it('does not repeat what was admitted before', async () => {
    const governor = await open();
    const message = unasked();
    await ask(governor, message);
    await governor.refused();
    expect(await ask(governor, message)).toMatchObject({ hold: 'restricted' });
  });

  it('may write again at once when WhatsApp lifts the lock', async () => {
    const governor = await open();
    await governor.lock(clock.now() + 100 * hour);
    await governor.lock(null);
    expect(await ask(governor, unasked())).toBeNull();
  });
});
