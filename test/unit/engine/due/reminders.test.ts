import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';
import { monday } from '../../../support/somebody.ts';

const hour = 3_600_000;
const quiet = { quietHours: { from: '20:00', to: '07:00' } };
const prayer = { fridayPrayer: { from: '11:30', to: '13:00' } };
const at = (time: string): number => Date.parse(`2025-05-${time}:00+07:00`);

function ask(more = '', parts: Omit<Parameters<typeof openTalk>[0], 'flows'> = {}) {
  const talk = openTalk({
    flows: {
      uji: `steps:\n  - ask: Apa?\n    id: apa\n${more}  - say: lanjut\n    goto: end\n  - id: lain\n    say: lain`,
    },
    ...parts,
  });
  talk.start('uji');
  return talk;
}

describe('reminders', () => {
  it('repeat the question after a day and after three, unless the flow says otherwise', () => {
    const talk = ask();
    expect(talk.pass('23h')).toEqual([]);
    expect(talk.pass('1h')).toEqual(['Apa?']);
    expect(talk.pass('47h')).toEqual([]);
    expect(talk.pass('1h')).toEqual(['Apa?']);
    expect(talk.pass('80h')).toEqual([]);
  });

  it('have words of their own, under the same question and with its choices', () => {
    const talk = ask(
      '    choices: [{ label: Ya }, { label: Tidak }]\n    remind: [{ after: 2h, say: "Kami tunggu, @contact.first_name." }]\n',
    );
    const [asked] = talk.effects('send');
    expect(talk.pass('2h')).toEqual(['Kami tunggu, Siti.']);
    expect(talk.effects('send').at(-1)).toMatchObject({
      question: asked?.question,
      choices: ['Ya', 'Tidak'],
      reminder: true,
      solicited: false,
    });
  });

  it('repeat the question where nothing is left of their own words', () => {
    expect(ask('    remind: [{ after: 2h, say: "@(1 / 0)" }]\n').pass('2h')).toEqual(['Apa?']);
  });

  it('are none where the list is empty', () => {
    expect(ask('    remind: []\n').pass('6d')).toEqual([]);
  });

  it('are counted anew from when the question was settled as sent', () => {
    const talk = openTalk({
      flows: { uji: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: [{ after: 2h, say: "?" }]' },
    });
    talk.holdNetwork();
    talk.start('uji');
    expect(talk.pass('5h')).toEqual([]);
    talk.releaseNetwork();
    expect(talk.pass('119m')).toEqual([]);
    expect(talk.pass('1m')).toEqual(['?']);
  });

  it('are not restarted by invalid answers, repeats and help', () => {
    const talk = ask('    answer: integer\n    remind: [{ after: 2h, say: "?" }]\n');
    talk.pass('1h');
    talk.hear('banyak');
    talk.hear('ulangi');
    talk.hear('bantuan');
    expect(talk.pass('1h')).toEqual(['?']);
  });

  it('go with the answer, in the same turn', () => {
    const talk = ask();
    expect(talk.contact().followUps.map(({ kind }) => kind)).toEqual(['remind', 'remind', 'timeout']);
    talk.hear('uang');
    expect(talk.contact().followUps).toEqual([]);
  });

  it('are looked at no more than hourly while the question is unsent', () => {
    const talk = openTalk({
      flows: { uji: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: [{ after: 30s }]' },
    });
    talk.holdNetwork();
    talk.start('uji');
    talk.pass('30s');
    expect(talk.contact().followUps).toContainEqual(
      expect.objectContaining({ kind: 'remind', due: talk.now() + hour }),
    );
    talk.releaseNetwork();
    expect(talk.pass('30s')).toEqual(['Apa?']);
  });

  it('are planned in the commit of the turn that asks', () => {
    const talk = openTalk({ flows: { uji: 'steps:\n  - ask: Apa?\n    id: apa' } });
    talk.holdNetwork();
    talk.start('uji');
    expect(talk.contact().followUps.map(({ due }) => (due - monday) / hour)).toEqual([24, 72, 168]);
  });

  it('wait for the end of quiet hours', () => {
    const talk = ask('    remind: [{ after: 13h, say: "?" }]\n', { manners: quiet });
    expect(talk.pass('22h')).toEqual([]);
    expect(talk.pass('1h')).toEqual(['?']);
    expect(talk.now()).toBe(at('06T07:00'));
  });

  it('come as one where the night moved several, and never end the talk as one that goes in circles', () => {
    const hourly = [12, 13, 14, 15, 16, 17, 18].map((after) => `{ after: ${after}h }`);
    const talk = ask(`    remind: [${hourly.join(', ')}, { after: 24h, say: "?" }]\n`, { manners: quiet });
    expect(talk.pass('22h')).toEqual([]);
    expect(talk.pass('1h')).toEqual(['Apa?']);
    expect(talk.pass('1h')).toEqual(['?']);
    expect(talk.hear('uang')).toEqual(['lanjut']);
  });

  it('come in the morning as the latest, in whatever order they are written', () => {
    const more = '    remind: [{ after: 15h, say: "dua" }, { after: 13h, say: "satu" }]\n';
    expect(ask(more, { manners: quiet }).pass('23h')).toEqual(['dua']);
  });

  it('wait for the end of the Friday prayer', () => {
    const talk = ask('    remind: [{ after: 2h, say: "?" }]\n', { manners: prayer, now: at('09T10:00') });
    expect(talk.pass('179m')).toEqual([]);
    expect(talk.pass('1m')).toEqual(['?']);
  });

  it('keep the hours of the contact, not of the programme', () => {
    const talk = ask('    remind: [{ after: 10h, say: "?" }]\n', {
      manners: quiet,
      contact: { timezone: 'Asia/Jayapura' },
    });
    expect(talk.pass('10h')).toEqual([]);
    expect(talk.pass('11h')).toEqual(['?']);
  });

  it('are not sent but reported when they come over a day late', () => {
    const talk = ask('    remind: [{ after: 1h }, { after: 30h, say: "?" }]\n');
    const [remind, second] = talk.contact().followUps;
    talk.forget();
    const late = openTalk({
      flows: {
        uji: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: [{ after: 1h }, { after: 30h, say: "?" }]\n  - say: lanjut\n    goto: end\n  - id: lain\n    say: lain',
      },
      contact: talk.contact(),
      now: monday + 31 * hour,
    });
    if (!remind || !second) {
      throw new Error('there are two reminders');
    }
    expect(late.happen({ kind: 'due', followUp: remind })).toEqual([]);
    expect(late.effects('incident')).toMatchObject([{ what: 'too_late', flow: 'uji', step: 'apa' }]);
    expect(late.happen({ kind: 'due', followUp: second })).toEqual(['?']);
  });

  it('do nothing when their question is over or they are rung twice or too early', () => {
    const talk = ask();
    const [remind] = talk.contact().followUps;
    if (!remind) {
      throw new Error('there is a reminder');
    }
    expect(talk.happen({ kind: 'due', followUp: remind })).toEqual([]);
    expect(talk.contact().followUps).toContainEqual(remind);
    talk.pass('24h');
    expect(talk.happen({ kind: 'due', followUp: remind })).toEqual([]);
    talk.hear('uang');
    expect(talk.happen({ kind: 'due', followUp: { ...remind, id: 'x' } })).toEqual([]);
  });
});

describe('the timeout', () => {
  it('goes where it leads', () => {
    const talk = ask('    remind: []\n    timeout: { after: 1d, goto: lain }\n');
    expect(talk.pass('1d')).toEqual(['lain']);
    expect(talk.effects('session').at(-1)?.status).toBe('completed');
  });

  it('leaves a question that can be gone back to', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - ask: A?\n    id: a\n    timeout: { after: 1h, goto: b }\n  - id: b\n    ask: B?',
      },
    });
    talk.start('uji');
    expect(talk.pass('1h')).toEqual(['B?']);
    expect(talk.hear('kembali')).toEqual(['A?']);
  });

  it('completes the session where it goes to the end', () => {
    const talk = ask('    timeout: { after: 1h, goto: end }\n');
    talk.pass('1h');
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
    expect(talk.effects('session').at(-1)?.status).toBe('completed');
  });

  it.each([
    ['without one of its own after 7 days', '    remind: []\n', '7d'],
    ['that leads nowhere', '    remind: []\n    timeout: { after: 2h }\n', '2h'],
  ])('expires the session %s', (_name, timeout, after) => {
    const talk = ask(timeout);
    expect(talk.pass(after)).toEqual([]);
    expect(talk.contact().session).toBeNull();
    expect(talk.effects('session').at(-1)?.status).toBe('expired');
  });

  it('keeps the answers so far', () => {
    const talk = openTalk({ flows: { uji: 'steps:\n  - ask: A?\n    id: a\n  - ask: B?\n    id: b' } });
    talk.start('uji');
    talk.hear('satu');
    talk.pass('8d');
    expect(talk.effects('record')).toMatchObject([{ step: 'a', value: 'satu', text: 'satu', version: 1 }]);
    expect(talk.effects('session').at(-1)?.status).toBe('expired');
  });

  it('is never moved by quiet hours', () => {
    const talk = ask('    remind: []\n    timeout: { after: 13h, goto: lain }\n', { manners: quiet });
    expect(talk.pass('13h')).toEqual(['lain']);
    expect(talk.effects('send').at(-1)).toMatchObject({ solicited: false });
  });

  it('is put off while the question is unsent, and counted anew once it is sent', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: []\n    timeout: { after: 2h, goto: end }',
      },
    });
    talk.holdNetwork();
    talk.start('uji');
    talk.pass('9h');
    talk.releaseNetwork();
    talk.pass('119m');
    expect(talk.contact().session).not.toBeNull();
    talk.pass('1m');
    expect(talk.contact().session).toBeNull();
  });

  it('takes back what is still unsent of the question', () => {
    const talk = ask('    remind: []\n    timeout: { after: 1h, goto: end }\n');
    const [asked] = talk.effects('send');
    talk.pass('1h');
    expect(talk.effects('cancel').map(({ question }) => question)).toContain(asked?.question);
  });
});
