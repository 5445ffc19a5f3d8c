import { describe, expect, it } from '@jest/globals';
import { type Store, StoreError } from '../../../src/store/store.ts';
import { watchStore } from '../../../src/store/watch-store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const words = 'The database /data/semangat.db cannot grow; free some space and go on.';

/** A store whose disk is full until `room` says otherwise. */
function stageWithoutRoom(reason: StoreError['reason'] = 'full') {
  const clock = createFakeClock(0);
  const state = { room: false, tries: 0 };
  const logged: string[] = [];
  const put = (): Promise<void> => {
    state.tries += 1;
    return state.room ? Promise.resolve() : Promise.reject(new StoreError(reason, words));
  };
  const inner: Partial<Store> = {
    ...{ putFact: put, write: () => put().then(() => []), find: () => Promise.resolve(undefined) },
    ...{ due: () => Promise.resolve([]), replaceRow: () => Promise.resolve('kept'), erase: put },
    close: () => Promise.resolve(),
  };
  const log = (level: string, line: string): void => void logged.push(`${level}: ${line}`);
  const write = () => watched.store.write({ contacts: [], rows: [] });
  const pass = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await new Promise((done) => setImmediate(done));
  };
  const watched = watchStore({ store: inner as Store, clock, log });
  return { ...watched, state, logged, write, pass };
}

describe('a store that cannot be used', () => {
  it('is told of once with what to do, and once when it is over, though nobody writes meanwhile', async () => {
    const { trouble, state, logged, write, pass } = stageWithoutRoom();
    expect(trouble()).toBeNull();
    await expect(write()).rejects.toThrow('free some space');
    await expect(write()).rejects.toThrow('free some space');
    await pass(2000);
    expect(trouble()).toBe('full');
    expect(logged).toEqual([`error: ${words}`]);
    state.room = true;
    await pass(2000);
    expect(trouble()).toBeNull();
    expect(logged).toEqual([`error: ${words}`, 'warn: the store can be used again, all goes on']);
    await expect(write()).resolves.toEqual([]);
  });

  it('does not answer within two seconds, and is asked once at a time however often that is looked', async () => {
    const clock = createFakeClock(0);
    const asked: ((value: undefined) => void)[] = [];
    const getFact = () => new Promise<undefined>((resolve) => void asked.push(resolve));
    const { answers } = watchStore({
      store: { getFact } as Partial<Store> as Store,
      clock,
      log: () => undefined,
    });
    const looks = [answers(), answers()];
    clock.advance(2000);
    expect(await Promise.all(looks)).toEqual([false, false]);
    const third = answers();
    expect(asked).toHaveLength(1);
    asked[0]?.(undefined);
    expect(await third).toBe(true);
  });

  it('is tried no more once it is closed', async () => {
    const { store, state, write, pass } = stageWithoutRoom('unavailable');
    await expect(write()).rejects.toThrow();
    await store.close();
    await pass(60_000);
    expect(state.tries).toBe(1);
  });

  it('is not one whose backup had a name that is taken', async () => {
    const { trouble, write } = stageWithoutRoom('exists');
    await expect(write()).rejects.toThrow();
    expect(trouble()).toBeNull();
  });
});
