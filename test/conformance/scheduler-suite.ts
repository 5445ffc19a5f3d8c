import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SchedulerFactory, type SchedulerUnderTest } from '../support/scheduler-under-test.ts';

/** What every scheduler promises. Moments are 100 ms apart, so that it can run on a real clock too. */
export function schedulerSuite(name: string, make: SchedulerFactory): void {
  describe(`the scheduler on ${name}`, () => {
    let under: SchedulerUnderTest;
    let rung: (readonly string[])[];
    const note = (ids: readonly string[]): Promise<void> => {
      rung.push([...ids].sort());
      return Promise.resolve();
    };
    const wakeIn = (id: string, delay: number): void => {
      under.scheduler.wake(id, under.now() + delay);
    };
    beforeEach(async () => {
      rung = [];
      under = await make();
    });
    afterEach(async () => {
      await under.dispose();
    });

    it('rings when the moment has come and not before', async () => {
      await under.scheduler.start(note);
      wakeIn('a', 200);
      await under.pass(100);
      expect(rung).toEqual([]);
      await under.pass(100);
      expect(rung).toEqual([['a']]);
    });

    it('rings at once for a moment that has passed', async () => {
      await under.scheduler.start(note);
      wakeIn('a', -60_000);
      wakeIn('b', 0);
      await under.pass(0);
      expect(rung.flat().sort()).toEqual(['a', 'b']);
    });

    it('rings for several who are due together with one call', async () => {
      await under.scheduler.start(note);
      const at = under.now() + 100;
      for (const id of ['a', 'b', 'c']) {
        under.scheduler.wake(id, at);
      }
      await under.pass(100);
      expect(rung).toEqual([['a', 'b', 'c']]);
    });

    it('rings once for one moment, however often it was asked', async () => {
      await under.scheduler.start(note);
      const at = under.now() + 100;
      under.scheduler.wake('a', at);
      under.scheduler.wake('a', at);
      await under.pass(100);
      await under.pass(100);
      expect(rung).toEqual([['a']]);
    });

    it('rings earlier when an earlier moment is asked for', async () => {
      await under.scheduler.start(note);
      wakeIn('a', 300);
      wakeIn('a', 100);
      await under.pass(100);
      expect(rung).toEqual([['a']]);
    });

    it('never lets a later moment put off or undo an earlier one', async () => {
      await under.scheduler.start(note);
      wakeIn('a', 100);
      wakeIn('a', 300);
      await under.pass(100);
      expect(rung).toEqual([['a']]);
      await under.pass(200);
      expect(rung).toEqual([['a'], ['a']]);
    });

    it('rings in the order of the moments', async () => {
      await under.scheduler.start(note);
      const delays = { d: 400, a: 100, c: 300, b: 200 };
      for (const [id, delay] of Object.entries(delays)) {
        wakeIn(id, delay);
      }
      for (let step = 0; step < 4; step += 1) {
        await under.pass(100);
      }
      expect(rung).toEqual([['a'], ['b'], ['c'], ['d']]);
    });

    it('can be asked again from within a ring', async () => {
      await under.scheduler.start(async (ids) => {
        await note(ids);
        if (rung.length < 3) {
          wakeIn('a', 0);
        }
      });
      wakeIn('a', 0);
      await under.pass(0);
      await under.pass(0);
      await under.pass(0);
      expect(rung).toEqual([['a'], ['a'], ['a']]);
    });

    it('goes on after a ring that failed, and reports it', async () => {
      await under.scheduler.start(async (ids) => {
        await note(ids);
        throw new Error(`cannot ring for ${String(ids.length)}`);
      });
      wakeIn('a', 0);
      await under.pass(0);
      wakeIn('b', 0);
      await under.pass(0);
      expect(rung).toEqual([['a'], ['b']]);
      expect(under.errors()).toEqual([new Error('cannot ring for 1'), new Error('cannot ring for 1')]);
    });

    it('does not wait for a ring that takes long', async () => {
      let finish = (): void => undefined;
      const long = new Promise<void>((resolve) => {
        finish = resolve;
      });
      await under.scheduler.start(async (ids) => {
        await note(ids);
        await long;
      });
      wakeIn('a', 0);
      await under.pass(0);
      wakeIn('b', 0);
      await under.pass(0);
      expect(rung).toEqual([['a'], ['b']]);
      finish();
    });

    it('waits at stop for the rings that are under way', async () => {
      const steps: string[] = [];
      let finish = (): void => undefined;
      await under.scheduler.start(async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        steps.push('rung');
      });
      wakeIn('a', 0);
      await under.pass(0);
      const stopped = under.scheduler.stop().then(() => steps.push('stopped'));
      await under.pass(0);
      expect(steps).toEqual([]);
      finish();
      await stopped;
      expect(steps).toEqual(['rung', 'stopped']);
    });

    it('rings no more once it is stopped', async () => {
      await under.scheduler.start(note);
      wakeIn('a', 100);
      await under.scheduler.stop();
      wakeIn('b', 0);
      await under.pass(200);
      expect(rung).toEqual([]);
    });
  });
}
