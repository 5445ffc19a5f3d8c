import { describe, expect, it } from '@jest/globals';
import { expectsDigits } from '../../../src/engine/hear/expects-digits.ts';
import { propertiesOf } from '../../../src/engine/roots.ts';
import { openTalk } from '../../support/engine-world.ts';
import { agreed, monday } from '../../support/somebody.ts';

const told = {
  ...agreed,
  role: 'volunteer',
  village: 'Sumberagung',
  companion: 'wati',
  groups: ['pkh', 'tani'],
  fields: { days: 3 },
} as const;

describe('what an expression sees', () => {
  it.each([
    ['@contact', 'Siti Aminah'],
    ['@contact.id', 'siti'],
    ['@contact.name/@contact.first_name', 'Siti Aminah/Siti'],
    ['@contact.role @contact.village @contact.companion', 'volunteer Sumberagung wati'],
    ['@(join(contact.groups, "+"))', 'pkh+tani'],
    ['@contact.fields.days/@fields.days', '3/3'],
    ['@(if(contact.opted_in, "a", "b"))', 'a'],
    ['@contact.language @contact.timezone', 'id Asia/Jakarta'],
    ['@(contact.joined_on)', '2025-05-05'],
    ['@results.a@results.b', ''],
    ['@child.status@parent', ''],
    ['tulis@contoh.org @@contact', 'tulis@contoh.org @contact'],
  ])('in %s', (text, said) => {
    const talk = openTalk({
      flows: {
        uji: `steps:\n  - say: '[${text}]'\n    goto: end\n  - ask: A?\n    id: a\n  - ask: B?\n    id: b`,
      },
      contact: told,
    });
    expect(talk.start('uji')).toEqual([`[${said}]`]);
    const failed = text.includes('child') || text.includes('parent');
    expect(talk.effects('incident').length > 0).toBe(failed);
  });

  it('is all that was answered, a line each, where results or fields stand alone', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - ask: Hari?\n    id: days\n    answer: integer\n  - ask: Apa?\n    id: apa\n  - say: "[@results] [@fields] @(json(results.days.value))"\n    goto: end\n  - ask: Nanti?\n    id: nanti',
      },
      contact: { ...told, fields: { days: 3, born_on: null } },
    });
    talk.start('uji');
    talk.hear('4');
    expect(talk.hear('sate')).toEqual(['[apa: sate\ndays: 4] [days: 3] 4']);
  });

  it.each([
    ['id', '1.500.000 1.500.000,50 4,5'],
    ['jv', '1.500.000 1.500.000,50 4,5'],
    ['en', '1,500,000 1,500,000.50 4.5'],
  ])('writes large numbers as people of the language %s do', (language, said) => {
    const texts = '@(format_number(1500000)) @(format_number(1500000.5, 2)) @(format(4.5))';
    const talk = openTalk({
      flows: { uji: `steps:\n  - say: '${texts}'` },
      contact: { ...told, language },
    });
    expect(talk.start('uji')).toEqual([said]);
  });

  it.each([
    ['mad', 'Minggu 4 Mei 1.500'],
    ['jv-ID', 'Minggu 4 Mei 1.500'],
    ['en-GB', 'Sunday 4 May 1,500'],
  ])('names days in the language that %s falls back to', (language, said) => {
    const text = '@(format_date("2025-05-04", "EEEE D MMMM")) @(format_number(1500))';
    const talk = openTalk({ flows: { uji: `steps:\n  - say: '${text}'` }, contact: { ...told, language } });
    expect(talk.start('uji')).toEqual([said]);
  });

  it('is the message that was just heard', () => {
    const talk = openTalk({
      flows: { uji: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: "@input, @contact.last_seen_on"' },
    });
    expect(talk.hear('Kabar!')).toEqual([`Kabar!, ${new Date(monday).toISOString()}`]);
  });

  it.each(['contact', 'task'])(
    'has all of %s that the check of flows lets them read, and nothing more',
    (root) => {
      const talk = openTalk({ flows: { uji: `steps:\n  - say: '@(json(${root}))'` }, contact: told });
      const [said = ''] = talk.start('uji');
      expect(Object.keys(JSON.parse(said) as object)).toEqual([...(propertiesOf.get(root) ?? [])].sort());
    },
  );

  it('is empty, and no fault, for a field that some flow sets', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - say: "[@contact.fields.days]"',
        lain: 'steps:\n  - set: { contact.fields.days: "1" }',
      },
    });
    expect(talk.start('uji')).toEqual(['[]']);
    expect(talk.effects('incident')).toEqual([]);
  });
});

describe('digits that must not be masked', () => {
  const ask = (answer: string) => {
    const talk = openTalk({ flows: { uji: `steps:\n  - ask: A?\n    id: a\n    answer: ${answer}` } });
    talk.start('uji');
    return talk;
  };

  it.each([
    ['integer', '123456', true],
    ['phone', '0812 3456 7890', true],
    ['integer', 'pin 1234 5678', false],
    ['text', '123456', false],
  ])('are those of a valid answer to a question of type %s: %s', (answer, text, expected) => {
    const talk = ask(answer);
    expect(expectsDigits(talk.world(), talk.contact(), text)).toBe(expected);
  });

  it('are none where nothing is asked', () => {
    const talk = openTalk({ flows: {} });
    expect(expectsDigits(talk.world(), talk.contact(), '123456')).toBe(false);
  });
});
