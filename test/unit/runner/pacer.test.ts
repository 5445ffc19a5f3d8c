import { describe, expect, it } from '@jest/globals';
import { createPacer } from '../../../src/runner/pacer.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const pace = { perSecond: 10, chatEvery: 1000, chatBurst: 2 };
const settle = () => new Promise((done) => setImmediate(done));

function stage() {
  const clock = createFakeClock(1_000_000);
  const pacer = createPacer({ pace, clock });
  const gone: string[] = [];
  const line = (chat: string, order: 'first' | 'behind', name = chat) =>
    void pacer.turn(chat, order).then(() => gone.push(name));
  const pass = async (time: number) => {
    for (let left = time; left > 0; left -= 10) {
      clock.set(clock.now() + 10);
      await settle();
    }
  };
  return { clock, pacer, gone, line, pass };
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

  it('lets nobody go who was not asked for while there is no room, makes up for none of it, and lets answers by', async () => {
    const { pacer, clock, line, pass, gone } = stage();
    let isFull = true;
    const room = async (): Promise<void> => {
      while (isFull) {
        await settle();
      }
    };
    Array.from({ length: 50 }, (_, place) => `a${place}`).forEach((each) => {
      void pacer.turn(each, 'behind', room).then(() => gone.push(each));
    });
    line('answer', 'first');
    await pass(3000);
    expect(gone).toEqual(['answer']);
    isFull = false;
    const from = clock.now();
    await pass(1000);
    expect(clock.now() - from).toBe(1000);
    expect(gone.length).toBeGreaterThanOrEqual(9);
    expect(gone.length).toBeLessThanOrEqual(12);
  });

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
