import { describe, expect, it } from '@jest/globals';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { agreed } from '../../../support/somebody.ts';

const flows = { kabar: 'triggers: [{ keyword: kabar }]\nsteps: [{ ask: Apa kabar?, id: a, remind: [] }]' };
const address = 'telegram:7';

function talk(unreachable: readonly 'telegram:7'[]): Talk {
  return openTalk({ flows, manners: 'usual', contact: { ...agreed, addresses: [address], unreachable } });
}

describe('somebody whom nothing reaches', () => {
  it('is begun nothing with that they did not ask for, and it is said why', () => {
    const gone = talk([address]);
    gone.happen({ kind: 'start', flow: 'kabar', by: 'schedule', params: {} });
    expect(gone.effects('held')).toMatchObject([{ flow: 'kabar', reason: 'unreachable', until: null }]);
    expect(gone.contact()).toMatchObject({ session: null, unasked: [], unanswered: 0 });
    expect([...gone.effects('send'), ...gone.effects('incident')]).toEqual([]);
    const there = talk([]);
    there.happen({ kind: 'start', flow: 'kabar', by: 'schedule', params: {} });
    expect(there.contact().session).not.toBeNull();
  });

  it('still has a task opened for its companion by a flow that does so', () => {
    const visit = 'steps:\n  - say: Kami datang.\n  - task: { for: companion, title: Jenguk }\n';
    const gone = openTalk({
      flows: { jenguk: visit },
      manners: 'usual',
      contact: { ...agreed, addresses: [] },
    });
    gone.happen({ kind: 'start', flow: 'jenguk', by: 'schedule', params: {} });
    expect(gone.effects('task')).toMatchObject([{ title: 'Jenguk' }]);
    expect(gone.effects('held')).toEqual([]);
  });

  it('is answered as soon as they write', () => {
    const gone = talk([address]);
    expect(gone.hear({ text: 'kabar', from: address })).toEqual(['Apa kabar?']);
  });
});
