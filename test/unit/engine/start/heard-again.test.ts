import { describe, expect, it } from '@jest/globals';
import { type Announcement } from '../../../../src/domain/broadcast.ts';
import { openTalk } from '../../../support/engine-world.ts';
import { agreed } from '../../../support/somebody.ts';

const flows = {
  uji: 'steps:\n  - say: satu',
  kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - ask: Apa kabar?\n    id: apa\n    remind: []',
};
const announcement: Announcement = {
  ...{ broadcast: 'b1', edition: 1, attempt: 0, language: 'id', text: { id: 'Besok kumpul' } },
  ...{ media: null, flow: null, receipt: null, talking: 'wait' },
};

/** Three came without an answer, and now a fourth waits for a month to pass. */
function silent(more: 'announcement' | 'start') {
  const talk = openTalk({ flows, contact: agreed, manners: 'usual' });
  for (let day = 0; day < 3; day++) {
    talk.start('uji');
    talk.pass('3d');
  }
  if (more === 'start') {
    talk.start('uji');
  } else {
    talk.happen({ kind: 'broadcast', announcement, local: null });
  }
  return talk;
}

describe('who left three without an answer and writes again', () => {
  it('gets the announcement that waited for that, and not a month later', () => {
    const talk = silent('announcement');
    expect(talk.effects('delivery').at(-1)).toMatchObject({ state: 'held', reason: 'back_off' });
    expect(talk.pass('5d')).toEqual([]);
    expect(talk.hear('halo')).not.toContain('Besok kumpul');
    expect(talk.pass('1m')).toEqual(['Besok kumpul']);
    expect(talk.pass('40d')).toEqual([]);
  });

  it('gets the flow that waited, too', () => {
    const talk = silent('start');
    talk.hear('halo');
    expect(talk.pass('1m')).toEqual(['satu']);
    expect(talk.pass('40d')).toEqual([]);
  });

  it('is let finish the conversation that they began before', () => {
    const talk = silent('announcement');
    expect(talk.hear('kabar')).toEqual(['Apa kabar?']);
    expect(talk.pass('1h')).toEqual([]);
    talk.hear('baik');
    expect(talk.pass('1m')).toEqual(['Besok kumpul']);
  });
});
