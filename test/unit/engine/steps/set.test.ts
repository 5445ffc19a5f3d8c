import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';
import { programOf } from '../../../support/script-of.ts';
import { monday } from '../../../support/somebody.ts';

function set(assignments: string, contact: NonNullable<Parameters<typeof openTalk>[0]['contact']> = {}) {
  const talk = openTalk({ flows: { uji: `steps:\n  - set: { ${assignments} }\n  - say: lanjut` }, contact });
  talk.start('uji');
  return talk;
}

describe('set', () => {
  it('writes name, language, time zone and village', () => {
    const talk = set(
      'contact.name: "Bu @contact.first_name", contact.language: jv, contact.timezone: Asia/Makassar, contact.village: Sumberagung',
    );
    expect(talk.contact()).toMatchObject({
      name: 'Bu Siti',
      language: 'jv',
      timezone: 'Asia/Makassar',
      village: 'Sumberagung',
    });
    expect(talk.effects('incident')).toEqual([]);
  });

  it('writes fields with their type', () => {
    expect(
      set(
        'contact.fields.days: "@(2 + 3)", contact.fields.ok: "@(TRUE)", contact.fields.x: "a @(1)"',
      ).contact().fields,
    ).toEqual({ days: 5, ok: true, x: 'a 1' });
  });

  it('takes a field away when nothing is written', () => {
    const fields = { days: 5, left: 1 };
    expect(set('contact.fields.days: ""', { fields }).contact().fields).toEqual({ left: 1 });
  });

  it('takes the village away when nothing is written', () => {
    expect(set('contact.village: ""', { village: 'Sumber' }).contact().village).toBeNull();
  });

  it.each([
    ['contact.language: "@(upper(\\"bahasa\\"))"', { language: 'id' }],
    ['contact.timezone: "@(\\"Asia/Mars\\")"', { timezone: 'Asia/Jakarta' }],
    ['contact.name: "@(\\" \\")"', { name: 'Siti Aminah' }],
  ])('refuses %s with an incident, and goes on', (assignment, kept) => {
    const talk = set(assignment);
    expect(talk.contact()).toMatchObject(kept);
    expect(talk.effects('incident')).toMatchObject([{ what: 'expression', flow: 'uji', step: '#1' }]);
    expect(talk.effects('send')).toMatchObject([{ text: 'lanjut' }]);
  });

  it('takes any language that flow files may name', () => {
    expect(set('contact.language: jv-ID').contact().language).toBe('jv-ID');
  });

  it('keeps what it cannot compute as it was, under one incident key a day', () => {
    const talk = set('contact.name: "@(1 / 0)"');
    expect(talk.contact().name).toBe('Siti Aminah');
    const keys = new Set(talk.effects('incident').map(({ key }) => key));
    expect([...keys]).toEqual(['expression:uji:#1:2025-05-05']);
  });
});

describe('consent by a flow', () => {
  const source =
    'steps:\n  - ask: Boleh?\n    id: boleh\n    answer: yes_no\n  - set: { contact.opted_in: "@results.boleh" }';
  const flows = { salam: source, mulai: 'triggers: [{ event: contact.opted_in }]\nsteps:\n  - say: selamat' };

  it('keeps time, method, the version of the words, the message and the language', () => {
    const talk = openTalk({ flows });
    talk.start('salam');
    talk.pass('5m');
    talk.hear('ya');
    const consent = {
      status: 'opted_in',
      at: monday + 300_000,
      method: 'flow:salam',
      textVersion: `salam@${programOf('salam', source).version}#boleh`,
      messageId: 'e2',
      language: 'id',
    };
    expect(talk.contact().consent).toEqual(consent);
    expect(talk.effects('consent').map((each) => each.consent)).toEqual([consent]);
  });

  it('starts what waits for it once the running flow has ended', () => {
    const talk = openTalk({ flows: { ...flows, salam: `${source}\n  - say: terima kasih` } });
    talk.start('salam');
    expect(talk.hear('ya')).toEqual(['terima kasih', 'selamat']);
  });

  it('keeps a no as declined, and starts nothing', () => {
    const talk = openTalk({ flows });
    talk.start('salam');
    expect(talk.hear('tidak')).toEqual([]);
    expect(talk.contact().consent.status).toBe('declined');
  });

  it('starts nothing anew when it was given before', () => {
    const talk = openTalk({ flows });
    talk.start('salam');
    talk.hear('ya');
    talk.start('salam');
    expect(talk.hear('ya')).toEqual([]);
    expect(talk.effects('consent')).toHaveLength(2);
  });

  it('stays as it was where there was no answer', () => {
    const talk = openTalk({ flows });
    talk.start('salam');
    talk.hear('apa');
    talk.hear('apa itu');
    talk.hear('bagaimana');
    expect(talk.contact()).toMatchObject({ session: null, consent: { status: 'unknown' } });
    expect(talk.effects('consent')).toEqual([]);
  });

  it.each(['yes', 'ya', 'true', 'SETUJU', '1'])('takes %s for a yes', (value) => {
    const talk = openTalk({ flows: { uji: `steps:\n  - set: { contact.opted_in: "@(\\"${value}\\")" }` } });
    talk.start('uji');
    expect(talk.contact().consent.status).toBe('opted_in');
  });
});
