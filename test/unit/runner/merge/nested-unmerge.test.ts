import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

describe('one of three who were taken for one person', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ flows: {}, channel: createFakeChannel() });
    const { companion, clock } = stage;
    const about = { name: '', language: 'id', timezone: 'Asia/Jakarta', stranger: false };
    for (const [age, id] of ['lain', 'muda', 'tua'].entries()) {
      await companion.change(id, () => ({
        ...newContact({ id, at: clock.now() - age, ...about, addresses: [`simulator:${id}`] }),
        village: id === 'lain' ? 'Sragi' : null,
      }));
    }
    await companion.merge('muda', 'lain');
    await companion.merge('tua', 'muda');
  });
  afterEach(() => stage.companion.stop());

  const part = async (id: string): Promise<void> => {
    expect(await stage.companion.unmerge(id)).toBe('done');
    await stage.companion.settled();
  };
  const whose = async (id: string): Promise<readonly unknown[]> => {
    const { addresses, village } = (await stage.store.find(id))?.contact ?? {};
    return [...(addresses ?? []), village];
  };

  it.each([[['lain', 'muda']], [['muda', 'lain']]])(
    'has their own phone and village back, in whichever order the merges are undone: %j',
    async (order) => {
      for (const each of order) {
        await part(each);
      }
      expect(await whose('tua')).toEqual(['simulator:tua', null]);
      expect(await whose('muda')).toEqual(['simulator:muda', null]);
      expect(await whose('lain')).toEqual(['simulator:lain', 'Sragi']);
    },
  );

  it('is one with the oldest by themselves when that is what they turn out to be', async () => {
    await part('muda');
    await part('lain');
    await stage.companion.merge('tua', 'lain');
    expect(await whose('tua')).toEqual(['simulator:tua', 'simulator:lain', 'Sragi']);
  });
});
