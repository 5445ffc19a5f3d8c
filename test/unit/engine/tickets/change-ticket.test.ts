import { describe, expect, it } from '@jest/globals';
import { pausedUntil, phonePause } from '../../../../src/domain/contact/phone-pause.ts';
import { type EventOf } from '../../../../src/domain/event.ts';
import { advance } from '../../../../src/engine/advance.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { agreed } from '../../../support/somebody.ts';

const flows = { kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar' };

/** A family whose conversation a human has. */
function handedOver(): Talk {
  const talk = openTalk({ flows, manners: 'usual', contact: { ...agreed, name: 'Siti' } });
  talk.happen({ kind: 'handover', ticket: 't1', topic: 'Bantuan' });
  talk.forget();
  return talk;
}

function changeTo(talk: Talk, change: EventOf<'ticket_change'>['change'], ticket = 't1'): readonly string[] {
  return talk.happen({ kind: 'ticket_change', ticket, change });
}

describe('an open ticket', () => {
  it('stays open when somebody answers on the phone, and ends no sooner for it', () => {
    const talk = handedOver();
    talk.happen({ kind: 'handover', ticket: phonePause('hand'), topic: '' });
    expect(talk.contact().ticket).toBe('t1');
    talk.pass('23h');
    expect(talk.hear('kabar')).toEqual([]);
    expect(talk.effects('ticket_state').filter(({ state }) => state === 'closed')).toEqual([]);
  });

  it('lasts as long again once a human answers in it', () => {
    const talk = handedOver();
    talk.pass('20h');
    const ticket = { id: 't1', by: 'Rini' };
    talk.happen({ kind: 'notice', text: 'Halo', media: [], from: null, urgent: false, ticket });
    talk.pass('23h');
    expect(talk.hear('kabar')).toEqual([]);
    talk.pass('1h');
    expect(talk.hear('kabar')).toEqual(['kabar']);
  });

  it('that another one takes the place of is closed, and only the new one can be late', () => {
    const talk = handedOver();
    talk.happen({ kind: 'handover', ticket: 't2', topic: 'Lain' });
    expect(talk.effects('ticket_state')).toMatchObject([
      { ticket: { id: 't1' }, state: 'closed', reason: 'replaced' },
    ]);
    talk.pass('20h');
    expect(talk.effects('ticket_late').map(({ ticket }) => ticket.id)).toEqual(['t2']);
  });

  it('is not late once it was answered, or waits for the family', () => {
    const answeredOne = handedOver();
    const ticket = { id: 't1', by: 'Rini' };
    answeredOne.happen({ kind: 'notice', text: 'Halo', media: [], from: null, urgent: false, ticket });
    const waitingOne = handedOver();
    changeTo(waitingOne, { kind: 'state', state: 'waiting', reason: '' });
    for (const talk of [answeredOne, waitingOne]) {
      talk.pass('20h');
      expect(talk.effects('ticket_late')).toEqual([]);
    }
  });

  it('tells the family who answers when somebody else is to, and only while it waits for an answer', () => {
    const talk = handedOver();
    const rini = { contact: 'rini', name: 'Rini' };
    expect(changeTo(talk, { kind: 'assign', to: rini })).toHaveLength(1);
    expect(talk.effects('ticket_state').at(-1)).toMatchObject({ told: 'rini', ticket: { assignee: 'rini' } });
    expect(changeTo(talk, { kind: 'assign', to: rini })).toEqual([]);
    expect(changeTo(talk, { kind: 'assign', to: null })).toEqual([]);
    expect(talk.effects('ticket_state').at(-1)).toMatchObject({ told: null, ticket: { assignee: null } });
    changeTo(talk, { kind: 'state', state: 'waiting', reason: '' });
    expect(changeTo(talk, { kind: 'assign', to: rini })).toEqual([]);
    expect(talk.effects('ticket_state').at(-1)).toMatchObject({ told: 'rini' });
  });

  it.each(['solved', 'closed'] as const)('lets the bot speak again once it is %s', (state) => {
    const talk = handedOver();
    changeTo(talk, { kind: 'state', state, reason: '' });
    expect(talk.effects('ticket_state')).toMatchObject([{ state, ticket: { id: 't1' } }]);
    expect(talk.hear('kabar')).toEqual(['kabar']);
  });

  it('that the contact knows no more can still be ended, and is changed in no other way', () => {
    const talk = handedOver();
    changeTo(talk, { kind: 'topic', topic: 'x' }, 'bygone');
    changeTo(talk, { kind: 'state', state: 'waiting', reason: '' }, 'bygone');
    expect(talk.effects('ticket_closed')).toEqual([]);
    changeTo(talk, { kind: 'state', state: 'closed', reason: '' }, 'bygone');
    expect(talk.effects('ticket_closed')).toMatchObject([{ ticket: 'bygone' }]);
    expect(talk.contact().ticket).toBe('t1');
  });
});

it('lets a pause for words on the phone end no sooner for older ones that come behind them', () => {
  const talk = openTalk({ flows });
  talk.happen({ kind: 'handover', ticket: phonePause('new'), topic: 'phone' });
  const at = talk.now() - 60 * 60 * 1000;
  const older = { id: 'old', at, kind: 'handover', ticket: phonePause('old'), topic: 'phone' } as const;
  const { contact } = advance(talk.world(), talk.contact(), older);
  expect(pausedUntil(contact)).toBe(pausedUntil(talk.contact()));
});
