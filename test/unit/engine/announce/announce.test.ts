import { describe, expect, it } from '@jest/globals';
import { type Announcement } from '../../../../src/domain/broadcast.ts';
import { type Happening, openTalk, type Talk } from '../../../support/engine-world.ts';
import { type TalkParts } from '../../../support/script-of-talk.ts';
import { agreed, monday } from '../../../support/somebody.ts';

const flows = {
  tanya: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []',
  undang: 'steps:\n  - say: Mari\n  - say: datang',
  diam: 'steps:\n  - set: { contact.fields.x: "1" }',
};
const at = (time: string): number => Date.parse(`2025-05-${time}:00+07:00`);

function talkOf(parts: Partial<TalkParts> = {}): Talk {
  return openTalk({ flows, contact: agreed, manners: 'usual', ...parts });
}

function broadcast(more: Partial<Announcement> = {}, local: string | null = null): Happening {
  const usual: Announcement = {
    broadcast: 'b1',
    edition: 1,
    attempt: 0,
    text: { id: 'Besok kumpul, @contact.first_name.' },
    language: 'id',
    media: null,
    flow: null,
    receipt: null,
    talking: 'wait',
  };
  return { kind: 'broadcast', announcement: { ...usual, ...more }, local };
}

const states = (talk: Talk) =>
  talk.effects('delivery').map(({ state, reason, until }) => [state, reason, until]);

describe('a broadcast', () => {
  it('is told in the words of the person, bears its cause and counts as an unasked conversation', () => {
    const talk = talkOf();
    expect(talk.happen(broadcast())).toEqual(['Besok kumpul, Siti.']);
    const cause = { name: 'broadcast:b1', attempt: 0, edition: 1 };
    expect(talk.effects('send')[0]).toMatchObject({ solicited: false, cause });
    expect(talk.contact().unasked).toEqual([monday]);
    expect(states(talk)).toEqual([]);
  });

  it('is told in the nearest language that it has', () => {
    const text = { id: 'Indonesia', jv: 'Jawa', en: 'English' };
    const told = (language: string, texts: Announcement['text'], source = 'id') =>
      talkOf({ contact: { ...agreed, language } }).happen(broadcast({ text: texts, language: source }));
    expect(told('jv', text)).toEqual(['Jawa']);
    expect(told('su', text)).toEqual(['Indonesia']);
    expect(told('su', { en: 'English' }, 'en')).toEqual(['English']);
  });

  it.each([
    ['unknown', 'no_consent'],
    ['opted_out', 'stopped'],
  ] as const)('is not for somebody whose consent is %s', (status, reason) => {
    const talk = talkOf({ contact: { consent: { ...agreed.consent, status } } });
    expect(talk.happen(broadcast())).toEqual([]);
    expect(states(talk)).toEqual([['skipped', reason, null]]);
  });

  it('waits for the morning', () => {
    const talk = talkOf({ now: at('05T21:00') });
    expect(talk.happen(broadcast())).toEqual([]);
    expect(states(talk)).toEqual([['held', 'quiet_hours', at('06T07:00')]]);
    expect(talk.pass('10h')).toEqual(['Besok kumpul, Siti.']);
  });

  it('waits for its time by the clock of the person', () => {
    const talk = talkOf({ contact: { ...agreed, timezone: 'Asia/Jayapura' }, now: at('05T05:00') });
    expect(talk.happen(broadcast({}, '2025-05-05T08:00'))).toEqual([]);
    expect(states(talk)).toEqual([['held', 'time', Date.parse('2025-05-05T08:00:00+09:00')]]);
    expect(talk.pass('1h')).toEqual(['Besok kumpul, Siti.']);
  });

  it('waits for the cap over all campaigns', () => {
    const talk = talkOf();
    talk.start('undang');
    expect(talk.happen(broadcast())).toEqual([]);
    expect(states(talk)).toEqual([['held', 'cap', at('06T00:00')]]);
    expect(talk.pass('24h')).toEqual(['Besok kumpul, Siti.']);
  });

  it('waits while a human talks', () => {
    const talk = talkOf();
    talk.happen({ kind: 'handover', ticket: 't', topic: '' });
    expect(talk.happen(broadcast())).toEqual([]);
    expect(states(talk).at(-1)).toEqual(['held', 'ticket', null]);
    talk.happen({ kind: 'handback' });
    expect(talk.pass('1h')).toEqual(['Besok kumpul, Siti.']);
  });

  it('comes as soon as the running conversation has ended, and is reported as held once, until nobody knows when', () => {
    const talk = talkOf({ manners: {} });
    talk.start('tanya');
    expect(talk.happen(broadcast())).toEqual([]);
    talk.pass('3h');
    expect(states(talk)).toEqual([['held', 'conversation', null]]);
    talk.hear('itu');
    expect(talk.pass('0s')).toEqual(['Besok kumpul, Siti.']);
  });

  it('at night waits for the end of the open conversation first, and says so; only then for the morning', () => {
    const talk = talkOf({ now: at('05T10:00') });
    talk.start('tanya');
    talk.pass('11h');
    talk.happen(broadcast());
    talk.pass('24h');
    expect(states(talk)).toEqual([['held', 'conversation', null]]);
    talk.hear('itu');
    talk.pass('0s');
    expect(states(talk).slice(1)).toEqual([['held', 'quiet_hours', at('07T07:00')]]);
  });

  it('may interrupt', () => {
    const talk = talkOf({ manners: {} });
    talk.start('tanya');
    expect(talk.happen(broadcast({ talking: 'interrupt' }))).toEqual(['Besok kumpul, Siti.']);
  });

  it('with a hole in its text is held for this person, with one incident for all', () => {
    const talk = talkOf();
    expect(talk.happen(broadcast({ text: { id: 'Umur @(1 / 0)' } }))).toEqual([]);
    expect(states(talk)).toEqual([['held', 'expression', null]]);
    expect(talk.effects('incident')).toMatchObject([{ key: 'expression:broadcast:b1' }]);
    expect(talk.contact().unasked).toEqual([]);
  });

  it('starts a flow, of which the first message bears the cause', () => {
    const talk = talkOf();
    expect(talk.happen(broadcast({ text: {}, flow: 'undang' }))).toEqual(['Mari', 'datang']);
    expect(talk.effects('send').map(({ cause }) => cause?.name)).toEqual(['broadcast:b1', undefined]);
  });

  it('that starts a flow without words has come all the same', () => {
    const talk = talkOf();
    talk.happen(broadcast({ text: {}, flow: 'diam' }));
    expect(states(talk)).toEqual([['sent', 'silent', null]]);
  });

  it('that starts a flow which is stopped at the limit of steps before it says anything has failed', () => {
    const long = `steps:\n${'  - set: { contact.fields.x: "1" }\n'.repeat(251)}  - say: Mari`;
    const talk = talkOf({ flows: { long } });
    talk.happen(broadcast({ text: {}, flow: 'long' }));
    expect(states(talk)).toEqual([['failed', 'loop', null]]);
  });

  it('of a flow that is gone has failed', () => {
    const talk = talkOf();
    talk.happen(broadcast({ text: {}, flow: 'hilang' }));
    expect(states(talk)).toEqual([['failed', 'no_flow', null]]);
  });

  it('that waits is taken back when it is called off, and by STOP', () => {
    for (const end of [
      (talk: Talk) => talk.happen({ kind: 'call_off', cause: 'broadcast:b1' }),
      (talk: Talk) => talk.hear('stop'),
    ]) {
      const talk = talkOf({ now: at('05T21:00') });
      talk.happen(broadcast());
      end(talk);
      expect(states(talk).at(-1)?.[0]).toBe('cancelled');
      expect(talk.contact().followUps.filter(({ kind }) => kind === 'announce')).toEqual([]);
    }
  });
});

describe('"reply 1 when you have read this"', () => {
  const asks = { receipt: { remind: 86_400_000 } };

  it('is noted once, by the number, the words or the button', () => {
    for (const say of [(talk: Talk) => talk.hear('1'), (talk: Talk) => talk.tap('<announce_read>')]) {
      const talk = talkOf();
      expect(talk.happen(broadcast(asks))).toEqual(['Besok kumpul, Siti.\n\n<announce_receipt>']);
      expect(say(talk)).toEqual(['<announce_thanks>']);
      expect(states(talk)).toEqual([['read', 'replied', null]]);
      expect(say(talk)).not.toEqual(['<announce_thanks>']);
      expect(talk.pass('3d')).toEqual([]);
    }
  });

  it('is asked for once more of who says nothing', () => {
    const talk = talkOf();
    talk.happen(broadcast(asks));
    expect(talk.pass('10d')).toEqual(['<announce_remind>']);
    expect(talk.hear('1')).toEqual(['<announce_thanks>']);
  });

  it('stands at the end of the longest text too, on a phone that others share as well', () => {
    for (const shared of [[], ['telegram:9']] as const) {
      const talk = talkOf({ contact: { ...agreed, shared } });
      const [text = ''] = talk.happen(broadcast({ ...asks, text: { id: 'x'.repeat(4096) } }));
      expect(text).toHaveLength(4096);
      expect(text).toMatch(/x\n\n<announce_receipt>$/u);
    }
  });

  it('is not what "1" means while a question is open', () => {
    const talk = talkOf({ manners: {} });
    talk.happen(broadcast(asks));
    talk.start('tanya');
    talk.hear('1');
    expect(talk.effects('record')).toMatchObject([{ value: '1' }]);
    expect(states(talk)).toEqual([]);
  });
});
