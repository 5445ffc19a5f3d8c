import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { type Manners } from '../../../../src/engine/world.ts';
import { type Talk } from '../../../support/engine-world.ts';
import { held, openTimed, starts, timedFlow } from '../../../support/timed-flow.ts';

const quiet = { quietHours: { from: '20:00', to: '07:00' } };
const eve = timedFlow(
  "after: { date: meeting_on, offset: 1d, before: true, at: '21:00', audience: village = Songgon }",
).replace('triggers:', 'triggers:\n  - keyword: [kabar]');
const invited: Partial<Contact> = { village: 'Songgon', fields: { meeting_on: '2025-05-08' } };

function become(talk: Talk, contact: Partial<Contact>): void {
  Object.assign(talk.contact(), contact);
  talk.happen({ kind: 'handback' });
}

/** Ten in the evening before the meeting: the reminder of nine o'clock waits for the morning. */
function atNight(): Talk {
  const talk = openTimed(eve, { manners: quiet, contact: invited });
  talk.pass('62h');
  expect(held(talk)).toEqual(['quiet_hours']);
  return talk;
}

describe('what was put off to the morning', () => {
  it.each([
    ['later', '2025-05-20', ['2025-05-20 07:00']],
    ['by a day', '2025-05-09', ['2025-05-09 07:00']],
    ['into the past', '2025-05-01', []],
    ['away', '', []],
    ['not at all', '2025-05-08', ['2025-05-08 07:00']],
  ])('does not come for a date that was moved %s meanwhile', (_how, to, came) => {
    const talk = atNight();
    become(talk, { fields: to === '' ? {} : { meeting_on: to } });
    talk.pass('20d');
    expect(starts(talk)).toEqual(came);
    expect(held(talk).includes('moved')).toBe(to !== '2025-05-08');
  });

  it('does not come to who left the audience, or did it meanwhile', () => {
    const gone = atNight();
    become(gone, { village: 'Kabat' });
    gone.pass('2d');
    expect([starts(gone), held(gone)]).toEqual([[], ['quiet_hours', 'left']]);
    const done = atNight();
    done.hear('kabar');
    done.hear('baik');
    done.pass('2d');
    expect([starts(done), held(done)]).toEqual([['2025-05-07 22:00'], ['quiet_hours', 'done']]);
  });
});

it('does not come after a conversation in which its date was moved', () => {
  const other = 'steps:\n  - ask: Apa?\n    id: apa\n    timeout: { after: 2d, goto: end }\n';
  const talk = openTimed(eve, { flows: { kabar: eve, uji: other }, contact: invited });
  talk.pass('60h');
  talk.start('uji');
  talk.pass('2h');
  expect(held(talk)).toEqual(['conversation']);
  become(talk, { fields: { meeting_on: '2025-05-20' } });
  talk.hear('itu');
  talk.pass('1d');
  expect(held(talk)).toEqual(['conversation', 'moved']);
  talk.pass('20d');
  expect(starts(talk).at(-1)).toBe('2025-05-19 21:00');
});

describe('a question for consent that waits', () => {
  const setuju = `steps:\n  - if: [{ when: '@contact.opted_in', goto: already }]\n  - ask: Setuju?\n    id: yes\n    answer: yes_no\n    goto: end\n  - id: already\n    say: Sudah ikut\n`;
  const other =
    'triggers:\n  - keyword: [uji]\nsteps:\n  - ask: Apa?\n    id: apa\n    timeout: { after: 2d, goto: end }\n';
  const weekly = timedFlow("every: { cron: '0 8 * * MON' }");
  const purposes = { programme: { title: '', version: 2, ask: 'setuju' } };
  /** Who agreed to older words, at the moment at which the weekly flow would need the new ones. */
  const open = (more: Partial<Manners> = {}): Talk =>
    openTimed(weekly, {
      flows: { kabar: weekly, setuju, uji: other },
      manners: { consent: true, purposes, ...more },
    });
  const agree = (talk: Talk): void => {
    become(talk, { consent: { ...talk.contact().consent, status: 'opted_in', version: 2, at: talk.now() } });
  };

  it('comes no more to who agreed elsewhere, behind a conversation or held for the morning', () => {
    const inLine = open();
    inLine.pass('165h');
    inLine.hear('uji');
    inLine.pass('5h');
    expect(inLine.contact().waitingStarts).toMatchObject([{ flow: 'setuju' }]);
    agree(inLine);
    expect(inLine.hear('itu')).toEqual([]);
    const atNight = open({ quietHours: { from: '07:30', to: '09:00' } });
    atNight.pass('168h');
    expect(atNight.contact().followUps).toContainEqual(expect.objectContaining({ flow: 'setuju' }));
    agree(atNight);
    expect(atNight.pass('1d')).toEqual([]);
  });

  it('comes to who agreed to nothing meanwhile', () => {
    const talk = open({ quietHours: { from: '07:30', to: '09:00' } });
    talk.pass('168h');
    expect(talk.pass('2h')).toEqual(['Setuju?']);
  });
});

describe('a date that is moved once its flow has come', () => {
  const reminder = (more = ''): string =>
    `triggers:\n  - keyword: [rapat]\n  - after: { date: meeting_on, offset: 1d, before: true, at: '16:00'${more} }\nsteps:\n  - say: Besok rapat\n`;
  const onThe = (day: string) => ({ fields: { meeting_on: day } });
  const told = (talk: Talk): readonly string[] => starts(talk).map((each) => each.slice(5, 10));

  it('brings it again, also a day later: that of the day before was for another day', () => {
    const talk = openTimed(reminder(), { contact: onThe('2025-05-08') });
    talk.pass('2d');
    talk.pass('20h');
    become(talk, onThe('2025-05-09'));
    talk.pass('5d');
    expect(told(talk)).toEqual(['05-07', '05-08']);
  });

  it('brings it no more to who asked for it themselves, or within the time that the trigger says', () => {
    const asked = openTimed(reminder(), { contact: onThe('2025-05-09') });
    asked.pass('2d');
    asked.pass('20h');
    asked.hear('rapat');
    asked.pass('5d');
    expect([told(asked), held(asked)]).toEqual([['05-08'], ['done']]);
    const once = openTimed(reminder(', unless_done: 3d'), { contact: onThe('2025-05-08') });
    once.pass('3d');
    become(once, onThe('2025-05-09'));
    once.pass('5d');
    expect([told(once), held(once)]).toEqual([['05-07'], ['done']]);
  });

  it('is one date for all that hangs on it', () => {
    const twice = reminder().replace(
      'steps:',
      '  - after: { date: meeting_on, offset: 20h, before: true }\nsteps:',
    );
    const talk = openTimed(twice, { contact: onThe('2025-05-08') });
    talk.pass('5d');
    expect([told(talk), held(talk)]).toEqual([['05-07'], ['done']]);
  });
});
