import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { createBroadcastStage } from '../../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const [ani, keluarga]: readonly Address[] = ['simulator:p000', 'simulator:p001'];
const flows = {
  tanya:
    'triggers: [{ keyword: tanya }]\nsteps:\n  - ask: Apa?\n    id: apa\n  - say: "Tercatat: @results.apa"',
};

describe('a coordinator in whose chat a question is open', () => {
  it('can hold and end what is on its way all the same, and the question stays open', async () => {
    const channel = createFakeChannel();
    const stage = await createBroadcastStage({ channel, flows, realClock: createFakeClock(0) });
    await stage.people(4, (place) => (place === 0 ? { role: 'coordinator' } : {}));
    const ask = async (text: string, from = ani): Promise<string> => {
      await stage.say(text, from === undefined ? {} : { from });
      return channel.arrived.filter(({ to }) => to === from).at(-1)?.text ?? '';
    };
    await ask('siarkan besok jam 8 semua keluarga: Salah');
    await ask('ya');
    expect(await ask('tanya')).toBe('Apa?');
    expect(await ask('Siarkan berhenti')).toContain('ditahan: 0 dari 3');
    expect(await ask('siarkan batal')).toContain('dibatalkan');
    expect(await ask('rapat')).toBe('Tercatat: rapat');
    expect(await ask('tanya', keluarga)).toBe('Apa?');
    expect(await ask('siarkan berhenti', keluarga)).toBe('Tercatat: siarkan berhenti');
  });
});
