import { describe, expect, it } from '@jest/globals';
import { type Store, StoreError, type Verdict } from '../../../../src/store/store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';

const flows = { salam: `triggers: [{ keyword: salam }]\nsteps:\n  - say: Salam.\n` };

/** Somebody speaks twice; what the second turn wants written meets this the first time. */
async function turnThatMeets(answer: () => Promise<readonly Verdict[]>) {
  const state = { meets: false };
  const wrap = (store: Store): Store => ({
    ...store,
    write: (batch) => {
      if (state.meets && batch.contacts.length > 0) {
        state.meets = false;
        return answer();
      }
      return store.write(batch);
    },
  });
  const stage = await createStage({ flows, channel: createFakeChannel(), wrap });
  await stage.say('salam');
  state.meets = true;
  await stage.say('salam', { key: 'second' }).catch(() => stage.say('salam', { key: 'second' }));
  const { turns } = stage.companion.health();
  await stage.companion.stop();
  return { turns, met: !state.meets };
}

describe('a turn', () => {
  it('counts once although another process was first and it was made again', async () => {
    expect(await turnThatMeets(() => Promise.resolve(['lost']))).toEqual({ turns: 2, met: true });
  });

  it('counts once although the store refused it first', async () => {
    const refuse = (): Promise<never> => Promise.reject(new StoreError('unavailable', 'gone for now'));
    expect(await turnThatMeets(refuse)).toEqual({ turns: 2, met: true });
  });
});
