import { describe, expect, it, jest } from '@jest/globals';
import { createLatecomers } from '../../../../src/store/mongo/rows/latecomers.ts';

type Parts = Parameters<typeof createLatecomers>[0];

/** A database in which `a` was erased at 100, and comes anew when it is told so. */
function database() {
  const state = { isThere: false, time: 5000, forgotten: [] as (number | null)[] };
  const parts = {
    tombstones: {
      of: (people: readonly string[]) =>
        Promise.resolve(people.includes('a') ? [{ contact: 'a', at: 100 }] : []),
    },
    rows: { forget: (_: string, until: number | null) => Promise.resolve(void state.forgotten.push(until)) },
    contacts: { countDocuments: () => Promise.resolve(state.isThere ? 1 : 0) },
    now: () => state.time,
  } as unknown as Parts;
  return { state, latecomers: createLatecomers(parts) };
}

const nothing = (): Promise<readonly []> => Promise.resolve([]);

describe('whether somebody was erased', () => {
  it('is asked once a second, and at once when a write is lost or it was here', async () => {
    const { state, latecomers } = database();
    await latecomers.during(new Set(['a']), nothing);
    expect(state.forgotten).toEqual([null]);
    await latecomers.during(new Set(['a']), nothing);
    expect(state.forgotten).toHaveLength(1);
    await latecomers.during(new Set(['a']), () => Promise.resolve(['lost']));
    expect(state.forgotten).toHaveLength(2);
    state.time += 1000;
    await latecomers.during(new Set(['b']), nothing);
    await latecomers.during(new Set(['a']), nothing);
    expect(state.forgotten).toHaveLength(2);
    latecomers.erasing('a');
    await latecomers.during(new Set(['a']), nothing);
    expect(state.forgotten).toHaveLength(3);
  });

  it('is not asked while who comes anew is being written', async () => {
    jest.useFakeTimers();
    try {
      const { state, latecomers } = database();
      await latecomers.during(new Set(['b']), nothing);
      await latecomers.during(new Set(['a']), nothing);
      const written = latecomers.during(new Set(['a']), async () => {
        await new Promise((done) => setTimeout(done, 3000));
        state.isThere = true;
        return ['kept'];
      });
      await jest.advanceTimersByTimeAsync(2500);
      expect(state.forgotten).toEqual([]);
      await jest.advanceTimersByTimeAsync(2000);
      await written;
      expect(state.forgotten).toEqual([100]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is not asked when another write is lost while who comes anew is being written', async () => {
    const { state, latecomers } = database();
    let end = (): void => undefined;
    const anew = latecomers.during(new Set(['a']), async () => {
      await new Promise<void>((done) => (end = done));
      state.isThere = true;
      return ['kept'];
    });
    await latecomers.during(new Set(['b']), () => Promise.resolve(['lost']));
    expect(state.forgotten).toEqual([]);
    end();
    await anew;
    expect(state.forgotten).toEqual([100]);
  });

  it('is waited for by who comes anew', async () => {
    const { state, latecomers } = database();
    await latecomers.during(new Set(['b']), nothing);
    await latecomers.during(new Set(['a']), nothing);
    const looking = latecomers.look();
    await latecomers.during(new Set(['a']), () => {
      expect(state.forgotten).toEqual([null]);
      return nothing();
    });
    await looking;
  });

  it('is asked a second after the last write too', async () => {
    jest.useFakeTimers();
    try {
      const { state, latecomers } = database();
      await latecomers.during(new Set(['b']), nothing);
      await latecomers.during(new Set(['a']), nothing);
      expect(state.forgotten).toEqual([]);
      await jest.advanceTimersByTimeAsync(1000);
      expect(state.forgotten).toEqual([null]);
    } finally {
      jest.useRealTimers();
    }
  });
});
