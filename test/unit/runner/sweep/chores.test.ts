import { describe, expect, it } from '@jest/globals';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';
import { joinChores } from '../../../../src/runner/sweep/join-chores.ts';

const idle = () => Promise.resolve(null);
const noFault = (fault: unknown): void => {
  throw fault;
};

describe('chores', () => {
  it('look once more where a run is asked for during a run, and not once for each that asked', async () => {
    let looked = 0;
    let open = (): void => undefined;
    const gate = new Promise<void>((done) => (open = done));
    const chores = joinChores(
      [{ run: () => (++looked === 1 ? gate : Promise.resolve()), next: idle }],
      noFault,
    );
    const all = [chores.run(), chores.run(), chores.run()];
    open();
    await Promise.all(all);
    expect(looked).toBe(2);
    await chores.run();
    expect(looked).toBe(3);
  });

  it('go on with the others where one fails', async () => {
    const faults: unknown[] = [];
    const ran: string[] = [];
    const failing = { run: () => Promise.reject(new Error('no')), next: idle };
    const other = { run: () => Promise.resolve(void ran.push('other')), next: () => Promise.resolve(7) };
    const chores = joinChores([failing, other], (fault) => faults.push(fault));
    await chores.run();
    expect(ran).toEqual(['other']);
    expect(faults).toHaveLength(1);
    expect(await chores.next()).toBe(7);
  });

  it('that take long do not pile up, a call for each second that went by', async () => {
    let open = (): void => undefined;
    let gate = Promise.resolve();
    const slow = { run: () => gate, next: idle };
    const { companion, clock } = await createStage({
      ...{ flows: {}, channel: createFakeChannel() },
      createChores: () => [slow],
    });
    gate = new Promise<void>((done) => (open = done));
    clock.advance(30_000);
    await Promise.resolve();
    expect(companion.health().inWork).toBe(1);
    open();
    await companion.settled();
  });
});
