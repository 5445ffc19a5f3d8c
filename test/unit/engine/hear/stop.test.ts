import { describe, expect, it } from '@jest/globals';
import { type TaskSubject } from '../../../../src/domain/task.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { agreed, monday } from '../../../support/somebody.ts';
import { held, openTimed, timedFlow } from '../../../support/timed-flow.ts';

const flows = {
  uji: 'expires: 9d\nsteps:\n  - ask: Apa?\n    id: apa\n  - ask: Lagi?\n    id: lagi',
  kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar',
  semangat: 'triggers: [{ event: contact.opted_in }]\nsteps:\n  - ask: Semangat?\n    id: s',
};

function stopped(): Talk {
  const talk = openTalk({ flows, contact: agreed });
  talk.start('uji');
  talk.hear('uang');
  talk.start('uji');
  talk.hear('stop');
  return talk;
}

describe('STOP', () => {
  it('ends the session as expired, the answers kept, and is answered once', () => {
    const talk = openTalk({ flows, contact: agreed });
    talk.start('uji');
    talk.hear('uang');
    expect(talk.hear('STOP')).toEqual(['<stopped>']);
    expect(talk.effects('session').at(-1)).toMatchObject({ flow: 'uji', status: 'expired' });
    expect(talk.effects('record')).toHaveLength(1);
  });

  it('keeps a volunteer from being written to about families too, until START', () => {
    const talk = openTalk({ flows, contact: { ...agreed, role: 'volunteer' } });
    const families = [{ contact: 'ani', name: 'Ani', village: null, companion: 'siti' }];
    const given = { kind: 'given', families, count: 1 } as const;
    const claim = { id: 'c', newcomer: 'x', addresses: [], others: [], passedOn: false } as const;
    talk.hear('stop');
    expect(talk.happen(given)).toEqual([]);
    expect(talk.happen({ kind: 'claim', claim: { ...claim, about: families[0] as TaskSubject } })).toEqual(
      [],
    );
    expect(talk.pass('2d')).toEqual([]);
    expect(talk.effects('held')).toContainEqual(expect.objectContaining({ reason: 'stopped' }));
    talk.hear('mulai');
    expect(talk.happen(given)).toEqual(['<families_given>']);
  });

  it('is not followed by the news that a human takes over, unless they wrote again', () => {
    const talk = stopped();
    const ticket = { kind: 'handover', topic: 'Bantuan' } as const;
    expect(talk.happen({ ...ticket, ticket: 'a' })).toEqual([]);
    expect(talk.contact().ticket).toBe('a');
    talk.pass('2h');
    talk.hear('halo?');
    expect(talk.happen({ ...ticket, ticket: 'b' })).toEqual(['<handover <task_today 0>>']);
  });

  it('cancels everything that is queued and planned', () => {
    const talk = openTalk({ flows, contact: agreed, manners: 'usual', now: monday + 14 * 3_600_000 });
    talk.start('uji');
    expect(talk.contact().followUps.map(({ kind }) => kind)).toEqual(['start']);
    talk.hear('stop');
    expect(talk.contact()).toMatchObject({ session: null, followUps: [], queued: [], lastAnswer: null });
    expect(talk.effects('cancel')).toContainEqual({ kind: 'cancel', question: null, reason: 'stopped' });
    expect(talk.pass('30d')).toEqual([]);
  });

  it('cancels before it answers, so that the answer goes out', () => {
    const talk = openTalk({ flows, contact: agreed });
    talk.holdNetwork();
    talk.start('uji');
    talk.forget();
    talk.hear('stop');
    talk.happen({ kind: 'handback' });
    expect(talk.effects('send').map(({ text }) => text)).toEqual(['<stopped>']);
  });

  it('drops the flows that waited', () => {
    const talk = openTalk({
      flows: {
        ...flows,
        salam: 'triggers: [{ event: contact.new }]\nsteps:\n  - ask: Boleh?\n    id: boleh',
      },
      contact: { stranger: true },
    });
    talk.hear('kabar');
    expect(talk.contact().queued).toHaveLength(1);
    talk.hear('stop');
    expect(talk.contact().queued).toEqual([]);
  });

  it('keeps the proof', () => {
    const talk = openTalk({ flows });
    talk.pass('1h');
    talk.hear('stop');
    expect(talk.effects('consent').map(({ consent }) => consent)).toEqual([
      {
        status: 'opted_out',
        at: monday + 3_600_000,
        method: 'keyword',
        textVersion: 'system@id',
        messageId: 'e1',
        language: 'id',
      },
    ]);
  });

  it('is not answered a second time', () => {
    const talk = stopped();
    expect(talk.hear('stop')).toEqual([]);
    talk.pass('3d');
    expect(talk.hear('berhenti')).toEqual([]);
  });
});

describe('after STOP', () => {
  it('everything else gets one answer a day', () => {
    const talk = stopped();
    expect(talk.hear('kabar')).toEqual(['<still_stopped>']);
    expect(talk.hear('kabar')).toEqual([]);
    talk.pass('23h');
    expect(talk.hear('ulangi')).toEqual([]);
    talk.pass('1h');
    expect(talk.hear('halo')).toEqual(['<still_stopped>']);
    expect(talk.contact().session).toBeNull();
  });

  it('help still works', () => {
    expect(stopped().hear('bantuan')).toEqual(['<help>']);
  });

  it('nothing is started, said or planned', () => {
    const talk = stopped();
    expect(talk.start('uji')).toEqual([]);
    expect(talk.effects('held').at(-1)).toMatchObject({ flow: 'uji', reason: 'stopped', until: null });
    expect(talk.happen({ kind: 'notice', text: 'hai', media: [], from: null, urgent: false })).toEqual([]);
    expect(talk.contact().followUps).toEqual([]);
  });

  it('urgent words still come through', () => {
    const urgent = { kind: 'notice', text: 'segera', media: [], from: null, urgent: true } as const;
    expect(stopped().happen(urgent)).toEqual(['segera']);
  });

  it.each(['mulai', 'MULAI'])('%s opens the door again and resumes nothing', (word) => {
    const talk = openTalk({ flows: { uji: flows.uji, kabar: flows.kabar }, contact: agreed });
    talk.start('uji');
    talk.hear('stop');
    expect(talk.hear(word)).toEqual(['<started>']);
    expect(talk.contact()).toMatchObject({
      session: null,
      consent: { status: 'opted_in', method: 'keyword' },
    });
    expect(talk.hear('kabar')).toEqual(['kabar']);
  });

  it('/start opens the door too, and a code that is a keyword starts its flow', () => {
    expect(stopped().hear({ text: '/start', startCode: '' })).toEqual(['<started>', 'Semangat?']);
    expect(stopped().hear({ text: '/start kabar', startCode: 'kabar' })).toEqual(['kabar', 'Semangat?']);
  });

  it('START brings what opting in brings', () => {
    expect(stopped().hear('mulai')).toEqual(['<started>', 'Semangat?']);
  });

  it('is said to every purpose, and START brings only the programme back', () => {
    const yes = { ...agreed.consent, at: monday };
    const talk = openTalk({ flows, contact: { ...agreed, consents: { research: yes } } });
    talk.hear('stop');
    talk.hear('mulai');
    expect(talk.contact()).toMatchObject({
      consent: { status: 'opted_in' },
      consents: { research: { status: 'opted_out', method: 'keyword', textVersion: 'system@id' } },
    });
    expect(talk.effects('consent').map(({ purpose, consent }) => [purpose, consent.status])).toEqual([
      ['programme', 'opted_out'],
      ['research', 'opted_out'],
      ['programme', 'opted_in'],
    ]);
  });

  it('reports what waited for an hour or for a conversation to end as not coming any more', () => {
    const weekly = timedFlow("every: { cron: '0 22 * * MON' }");
    const planned = openTimed(weekly, { manners: 'usual' });
    planned.pass('15h');
    expect(held(planned)).toEqual(['quiet_hours']);
    planned.hear('stop');
    const waiting = openTimed('', {
      flows: { ...flows, kabar: timedFlow("every: { cron: '0 9 * * MON' }") },
    });
    waiting.start('uji');
    waiting.pass('2h');
    expect(held(waiting)).toEqual(['conversation']);
    waiting.hear('stop');
    for (const talk of [planned, waiting]) {
      expect(talk.effects('delivery').at(-1)).toMatchObject({ state: 'skipped', reason: 'stopped' });
    }
  });

  it('that another contact of the person wrote, what they began anew since goes on', () => {
    const talk = stopped();
    talk.hear('mulai');
    talk.happen({ kind: 'stopped' });
    expect(talk.contact().session).not.toBeNull();
    expect(talk.hear('baik')).toEqual([]);
  });

  it('a second STOP after START is answered again', () => {
    const talk = stopped();
    talk.hear('mulai');
    expect(talk.hear('stop')).toEqual(['<stopped>']);
    expect(talk.hear('x')).toEqual(['<still_stopped>']);
  });
});

describe('START', () => {
  it('in the middle of a question lets it wait', () => {
    const talk = openTalk({ flows: { uji: flows.uji }, contact: agreed });
    talk.start('uji');
    expect(talk.hear('mulai')).toEqual(['<started>']);
    expect(talk.effects('consent')).toEqual([]);
    expect(talk.hear('uang')).toEqual(['Lagi?']);
  });

  it('in the middle of a flow starts what opting in brings once it has ended', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    expect(talk.hear('mulai')).toEqual(['<started>']);
    talk.hear('a');
    expect(talk.hear('b')).toEqual(['Semangat?']);
  });
});
