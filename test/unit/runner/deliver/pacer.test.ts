import { describe, expect, it } from '@jest/globals';
import { createPacer } from '../../../../src/runner/deliver/pacer.ts';
import { createUnsettled } from '../../../../src/runner/deliver/unsettled.ts';
import { createWork } from '../../../../src/runner/work.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const pace = { perSecond: 10, chatEvery: 1000, chatBurst: 2 };
const settle = () => new Promise((done) => setImmediate(done));

function stage() {
  const clock = createFakeClock(1_000_000);
  const unsettled = createUnsettled({
    clock,
    work: createWork({ onFault: () => undefined }),
  });
  const pacer = createPacer({ pace, clock, unsettled });
  const gone: string[] = [];
  const line = (chat: string, order: 'first' | 'behind', name = chat) =>
    void pacer.turn(chat, order).then(() => gone.push(name));
  const pass = async (time: number) => {
    for (let left = time; left > 0; left -= 10) {
      clock.set(clock.now() + 10);
      await settle();
    }
  };
  return { clock, pacer, unsettled, gone, line, pass };
}

describe('the pace of a channel', () => {
  it('lets an answer go before hundreds that nobody asked for', async () => {
    const { line, pass, gone } = stage();
    Array.from({ length: 300 }, (_, place) => `a${place}`).forEach((each) => {
      line(each, 'behind');
    });
    await pass(500);
    line('answer', 'first');
    await pass(120);
    expect(gone).toContain('answer');
    expect(gone.length).toBeLessThanOrEqual(8);
  });

  it('lets one of those that nobody asked for go soon when it is in the way of an answer, and no other later', async () => {
    const { line, pass, gone, pacer } = stage();
    const names = Array.from({ length: 20 }, (_, place) => `a${place}`);
    names.forEach((each) => {
      line(each, 'behind');
    });
    let hurry = (): void => undefined;
    const hurried = new Promise<void>((resolve) => (hurry = resolve));
    void pacer.turn('b', 'behind', { hurried }).then(() => gone.push('b'));
    line('c', 'behind');
    await pass(300);
    expect(gone).not.toContain('b');
    hurry();
    await pass(250);
    expect(gone).toContain('b');
    await pass(2200);
    expect(gone.filter((each) => each !== 'b')).toEqual([...names, 'c']);
  });

  it('lets who stands at the head of the line pass many answers when hurried', async () => {
    const { line, pass, gone, pacer } = stage();
    let hurry = (): void => undefined;
    const hurried = new Promise<void>((resolve) => (hurry = resolve));
    Array.from({ length: 30 }, (_, place) => `answer${place}`).forEach((each) => {
      line(each, 'first');
    });
    void pacer.turn('head', 'behind', { hurried }).then(() => gone.push('head'));
    await pass(300);
    expect(gone).not.toContain('head');
    hurry();
    await pass(500);
    expect(gone).toContain('head');
    expect(gone.length).toBeLessThan(20);
  });

  it('goes on after many answers with what nobody asked for as fast as before', async () => {
    const { line, pass, gone } = stage();
    Array.from({ length: 20 }, (_, place) => `answer${place}`).forEach((each) => {
      line(each, 'first');
    });
    await pass(2500);
    Array.from({ length: 5 }, (_, place) => `a${place}`).forEach((each) => {
      line(each, 'behind');
    });
    await pass(700);
    expect(gone).toHaveLength(25);
  });

  it('does not make up for the time it was told to wait', async () => {
    const { line, pass, gone, pacer, clock } = stage();
    Array.from({ length: 100 }, (_, place) => `a${place}`).forEach((each) => {
      line(each, 'behind');
    });
    await pass(300);
    pacer.park(clock.now() + 3000);
    const before = gone.length;
    await pass(2900);
    expect(gone).toHaveLength(before);
    await pass(1100);
    expect(gone.length - before).toBeLessThanOrEqual(11);
    expect(gone.length - before).toBeGreaterThanOrEqual(9);
  });

  it('gives answers no more at once after a park or a stall, and lets them go in their order', async () => {
    const { line, pass, gone, pacer, clock } = stage();
    const names = Array.from({ length: 30 }, (_, place) => `a${place}`);
    names.forEach((each) => {
      line(each, 'first');
    });
    await pass(300);
    pacer.park(clock.now() + 2000);
    const before = gone.length;
    await pass(2100);
    expect(gone.length - before).toBeLessThanOrEqual(2);
    clock.set(clock.now() + 700);
    await settle();
    expect(gone.length - before).toBeLessThanOrEqual(3);
    await pass(3500);
    expect(gone).toEqual(names);
  });

  it('lets no second have more than it may, also where some are held up for a moment on their way', async () => {
    const { line, pass, gone, clock } = stage();
    Array.from({ length: 60 }, (_, place) => place).forEach((place) => {
      line(`a${place}`, place % 3 ? 'behind' : 'first');
    });
    const times: number[] = [];
    while (gone.length < 60) {
      await pass(10);
      times.push(...Array.from({ length: gone.length - times.length }, () => clock.now()));
    }
    const tenth = times.slice(10).map((at, place) => at - (times[place] ?? 0));
    expect(Math.min(...tenth)).toBeGreaterThanOrEqual(1030);
  });

  it('of one chat holds up no other', async () => {
    const { line, pass, gone } = stage();
    ['x1', 'x2', 'x3', 'x4'].forEach((name) => {
      line('x', 'first', name);
    });
    line('y', 'first');
    await pass(400);
    expect([...gone].sort()).toEqual(['x1', 'x2', 'y']);
    await pass(2000);
    expect(gone.slice(-2)).toEqual(['x3', 'x4']);
  });

  it.each(['first', 'behind'] as const)(
    'lets nobody go, %s or not, while six are out and not written down, and makes up for none of it',
    async (order) => {
      const { unsettled, line, pass, gone } = stage();
      const asked = Array.from({ length: 50 }, (_, place) => `a${place}`);
      asked.forEach((each) => {
        line(each, order);
      });
      await pass(500);
      const before = gone.length;
      let goOn: () => void = () => undefined;
      const stands = new Promise<void>((done) => (goOn = done));
      const written = Array.from({ length: 6 }, (_, place) =>
        unsettled.writeDown({ message: `m${place}`, contact: `c${place}` }, () => stands),
      );
      await pass(3000);
      expect(gone.length - before).toBeLessThanOrEqual(1);
      goOn();
      await Promise.all(written);
      await pass(1000);
      expect(gone.length - before).toBeGreaterThanOrEqual(9);
      expect(gone.length - before).toBeLessThanOrEqual(12);
      await pass(5000);
      expect([...gone].sort()).toEqual([...asked].sort());
    },
  );

  it('keeps nobody waiting once it is released', async () => {
    const { line, gone, pacer } = stage();
    Array.from({ length: 50 }, (_, place) => `a${place}`).forEach((each) => {
      line(each, 'behind');
    });
    await settle();
    pacer.release();
    await settle();
    await settle();
    expect(gone).toHaveLength(50);
  });
});
