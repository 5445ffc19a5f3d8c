import { describe, expect, it } from '@jest/globals';
import { createWorlds } from '../../../src/engine/script.ts';
import { type Played, rehearse } from '../../../src/engine/rehearse.ts';
import { scriptOfTalk } from '../../support/script-of-talk.ts';
import { monday, somebody } from '../../support/somebody.ts';

const flows = {
  uji: 'steps:\n  - ask: A?\n    id: a\n    choices: [{ label: Ya }, { label: Tidak }]\n    timeout: { after: 2d, goto: lewat }\n  - say: "@results.a"\n    goto: end\n  - id: lewat\n    say: lewat',
  minggu:
    'expires: 7d\nsteps:\n  - ask: A?\n    id: a\n    remind: []\n    timeout: { after: 7d, goto: end }',
};

function begin() {
  const worlds = createWorlds(scriptOfTalk({ flows }));
  return rehearse({
    worldAt: (now) => worlds({ now, unseen: () => false, older: () => undefined }),
    contact: somebody(),
    now: monday,
  });
}

const said = ({ effects }: Played) => effects.flatMap((each) => (each.kind === 'send' ? [each.text] : []));

describe('a rehearsal', () => {
  it('starts a flow and hears answers', () => {
    const rehearsal = begin();
    expect(said(rehearsal.start('uji'))).toEqual(['A?']);
    expect(said(rehearsal.hear({ tap: { question: null, choice: 1 } }))).toEqual(['Tidak']);
    expect(rehearsal.contact().session).toBeNull();
  });

  it('counts each message as seen at once', () => {
    const rehearsal = begin();
    rehearsal.start('uji');
    expect(rehearsal.contact().session?.waiting).toMatchObject({ sent: true });
  });

  it('plays all that falls due on the way, each at its moment', () => {
    const rehearsal = begin();
    rehearsal.start('uji');
    expect(said(rehearsal.pass(3 * 86_400_000))).toEqual(['A?', 'lewat']);
    expect(rehearsal.now()).toBe(monday + 3 * 86_400_000);
  });

  it('goes to the timeout of the open question, reminders on the way included', () => {
    const rehearsal = begin();
    rehearsal.start('uji');
    expect(said(rehearsal.timeOut())).toEqual(['A?', 'lewat']);
    expect(rehearsal.now()).toBe(monday + 2 * 86_400_000);
    expect(rehearsal.timeOut()).toEqual({ effects: [] });
  });

  it('lets a timeout that ends with the flow itself still go where it was told to', () => {
    const rehearsal = begin();
    rehearsal.start('minggu');
    expect(rehearsal.timeOut().effects).toContainEqual(
      expect.objectContaining({ kind: 'session', status: 'completed' }),
    );
  });
});
