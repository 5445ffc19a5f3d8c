import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';
import { type TalkParts } from '../../../support/script-of-talk.ts';
import { agreed, monday } from '../../../support/somebody.ts';

const flows = {
  uji: 'steps:\n  - say: satu',
  tanya: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []',
  kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar',
};
const at = (time: string): number => Date.parse(`2025-05-${time}:00+07:00`);

function talkOf(parts: Omit<TalkParts, 'flows'> = {}) {
  return openTalk({ flows, contact: agreed, manners: 'usual', ...parts });
}

describe('a start from outside', () => {
  it('begins with somebody who opted in', () => {
    const talk = talkOf();
    expect(talk.start('uji')).toEqual(['satu']);
    expect(talk.effects('send')[0]).toMatchObject({ solicited: false });
    expect(talk.contact()).toMatchObject({ unasked: [monday], unanswered: 1 });
  });

  it.each(['unknown', 'declined'] as const)('is held from somebody whose consent is %s', (status) => {
    const talk = talkOf({ contact: { consent: { ...agreed.consent, status } } });
    expect(talk.start('uji')).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ flow: 'uji', reason: 'no_consent', until: null }]);
    expect(talk.contact().followUps).toEqual([]);
  });

  it.each(['staff', 'event', 'schedule', 'campaign', 'broadcast'] as const)(
    'needs consent when it is by %s',
    (by) => {
      const talk = talkOf({ contact: {} });
      expect(talk.happen({ kind: 'start', flow: 'uji', by, params: {} })).toEqual([]);
      expect(talk.effects('held')).toMatchObject([{ reason: 'no_consent' }]);
    },
  );

  it('is held from somebody who wrote STOP', () => {
    const talk = talkOf({ contact: { consent: { ...agreed.consent, status: 'opted_out' } } });
    expect(talk.start('uji')).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ reason: 'stopped', until: null }]);
  });

  it('ends the open session as expired, the answers kept, nothing resumed', () => {
    const talk = talkOf();
    talk.start('tanya');
    talk.pass('25h');
    expect(talk.start('uji')).toEqual(['satu']);
    expect(talk.effects('session').map(({ flow, status }) => [flow, status])).toEqual([
      ['tanya', 'active'],
      ['tanya', 'expired'],
      ['uji', 'active'],
      ['uji', 'completed'],
    ]);
    expect(talk.pass('30d')).toEqual([]);
  });

  it('of a flow that is gone leaves everything as it is, with an incident', () => {
    const talk = talkOf();
    talk.start('tanya');
    const { session } = talk.contact();
    talk.pass('25h');
    expect(talk.start('hilang')).toEqual([]);
    expect(talk.effects('incident')).toMatchObject([{ what: 'no_flow', flow: 'hilang' }]);
    expect(talk.contact().session?.id).toBe(session?.id);
    expect(talk.contact().unasked).toHaveLength(1);
  });

  it('hands its parameters to the flow', () => {
    const talk = openTalk({ flows: { uji: 'steps:\n  - say: "@trigger.params.x"' } });
    expect(talk.happen({ kind: 'start', flow: 'uji', by: 'staff', params: { x: 'dari luar' } })).toEqual([
      'dari luar',
    ]);
  });
});

describe('a start that the person asked for', () => {
  it('needs no consent, waits for nothing and does not count', () => {
    const talk = talkOf({ contact: {}, now: at('05T23:00') });
    expect(talk.happen({ kind: 'start', flow: 'uji', by: 'person', params: {} })).toEqual(['satu']);
    expect(talk.effects('send')[0]).toMatchObject({ solicited: true });
    expect(talk.contact()).toMatchObject({ unasked: [], unanswered: 0 });
  });
});

describe('quiet hours', () => {
  it('put a start off to their end', () => {
    const talk = talkOf({ now: at('05T21:00') });
    expect(talk.start('uji')).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ reason: 'quiet_hours', until: at('06T07:00') }]);
    expect(talk.pass('599m')).toEqual([]);
    expect(talk.pass('1m')).toEqual(['satu']);
  });

  it('are those of the Friday prayer too', () => {
    const talk = talkOf({ now: at('09T12:00') });
    talk.start('uji');
    expect(talk.effects('held')).toMatchObject([{ reason: 'quiet_hours', until: at('09T13:00') }]);
  });

  it('do not hold what the person asked for', () => {
    const talk = talkOf({ now: at('05T23:00') });
    expect(talk.hear('kabar')).toEqual(['kabar']);
    expect(talk.effects('send')[0]).toMatchObject({ solicited: true });
  });
});

describe('the cap', () => {
  it('is one conversation a day of the contact’s calendar', () => {
    const talk = talkOf();
    talk.start('uji');
    expect(talk.start('tanya')).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ flow: 'tanya', reason: 'cap', until: at('06T00:00') }]);
    expect(talk.pass('22h')).toEqual([]);
    expect(talk.pass('1h')).toEqual(['Apa?']);
    expect(talk.now()).toBe(at('06T07:00'));
  });

  it('is three in a week', () => {
    const talk = talkOf();
    for (const day of [1, 2, 3]) {
      expect(talk.start('uji')).toEqual(['satu']);
      talk.hear(`baik ${day}`);
      talk.pass('24h');
    }
    talk.forget();
    expect(talk.start('uji')).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ reason: 'too_late', until: null }]);
    talk.pass('4d');
    expect(talk.start('uji')).toEqual(['satu']);
  });

  it('is free a week later at the hour that took a moment to begin', () => {
    const unasked = [7, 6, 5].map((ago) => monday - ago * 86_400_000 + 40);
    const talk = talkOf({ contact: { ...agreed, unasked } });
    expect(talk.start('uji')).toEqual(['satu']);
    expect(talk.effects('held')).toEqual([]);
  });

  it('does not count what the person began', () => {
    const talk = talkOf();
    talk.hear('kabar');
    expect(talk.start('uji')).toEqual(['satu']);
  });

  it('does not count reminders', () => {
    const talk = openTalk({
      flows: { uji: 'steps:\n  - ask: Apa?\n    id: a' },
      contact: agreed,
      manners: 'usual',
    });
    talk.start('uji');
    expect(talk.pass('73h')).toEqual(['Apa?', 'Apa?']);
    expect(talk.contact()).toMatchObject({ unasked: [monday], unanswered: 1 });
  });

  it('drops what would come more than three days late', () => {
    const talk = talkOf({ contact: { ...agreed, unasked: [monday - 3000, monday - 2000, monday - 1000] } });
    talk.start('uji');
    expect(talk.effects('held')).toMatchObject([{ reason: 'too_late', until: null }]);
    expect(talk.contact().followUps).toEqual([]);
  });
});

describe('after three unanswered in a row', () => {
  function silent() {
    const talk = talkOf();
    for (let day = 0; day < 3; day++) {
      talk.start('uji');
      talk.pass('3d');
    }
    return talk;
  }

  it('the companion gets one task', () => {
    const talk = silent();
    expect(talk.effects('task')).toMatchObject([
      { for: 'companion', title: '<task_unanswered>', flow: 'uji' },
    ]);
    talk.start('uji');
    talk.pass('60d');
    expect(talk.effects('task')).toHaveLength(1);
  });

  it('there is one conversation a month', () => {
    const talk = silent();
    expect(talk.start('tanya')).toEqual([]);
    expect(talk.effects('held').at(-1)).toMatchObject({ reason: 'back_off' });
    expect(talk.pass('26d')).toEqual([]);
    expect(talk.pass('2d')).toEqual(['Apa?']);
    expect(talk.start('uji')).toEqual([]);
  });

  it('a message brings back the usual pace', () => {
    const talk = silent();
    talk.hear('halo');
    expect(talk.contact().unanswered).toBe(0);
    expect(talk.start('uji')).toEqual(['satu']);
  });
});

describe('a flow that waits already', () => {
  it('is planned once, however often it is started meanwhile', () => {
    const talk = talkOf({ now: at('05T21:00') });
    talk.start('uji');
    talk.start('uji');
    talk.start('tanya');
    talk.happen({ kind: 'start', flow: 'uji', by: 'staff', params: { x: 1 } });
    expect(talk.contact().followUps.map((each) => each.kind === 'start' && each.flow)).toEqual([
      'uji',
      'tanya',
      'uji',
    ]);
    expect(talk.effects('held')).toHaveLength(4);
  });
});

describe('while a human talks', () => {
  it('a start waits', () => {
    const talk = talkOf();
    talk.happen({ kind: 'handover', ticket: 't', topic: '' });
    expect(talk.start('uji')).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ reason: 'ticket', until: monday + 3_600_000 }]);
    talk.happen({ kind: 'handback' });
    expect(talk.pass('1h')).toEqual(['satu']);
  });
});

describe('a notice', () => {
  it('goes out as it is', () => {
    const talk = talkOf();
    expect(
      talk.happen({ kind: 'notice', text: 'Salam @contact', media: [], from: 'x', urgent: true }),
    ).toEqual(['Salam @contact']);
    expect(talk.effects('send')[0]).toMatchObject({ urgent: true, solicited: false });
  });

  it('leaves an open question open', () => {
    const talk = talkOf();
    talk.start('tanya');
    talk.happen({ kind: 'notice', text: 'hai', media: [], from: null, urgent: false });
    talk.hear('uang');
    expect(talk.effects('record')).toMatchObject([{ value: 'uang' }]);
  });
});

describe('an address that went dead', () => {
  it('is a task for the companion, once', () => {
    const talk = talkOf();
    const dead = { kind: 'reach', address: 'simulator:siti', reachable: false } as const;
    talk.happen(dead);
    talk.happen(dead);
    expect(talk.effects('task')).toMatchObject([{ for: 'companion', title: '<task_unreachable>' }]);
    expect(talk.contact().unreachable).toEqual(['simulator:siti']);
    talk.happen({ ...dead, reachable: true });
    expect(talk.contact().unreachable).toEqual([]);
  });
});
