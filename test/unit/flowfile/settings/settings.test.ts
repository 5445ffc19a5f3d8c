import { describe, expect, it } from '@jest/globals';
import { formatFault } from '../../../../src/flowfile/yaml/fault.ts';
import { readSettings, usualSettings } from '../../../../src/flowfile/settings/settings.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function read(text: string): { readonly settings: typeof usualSettings; readonly lines: readonly string[] } {
  const { settings, faults } = readSettings({ file: 'programme.yaml', text });
  return { settings, lines: faults.map(formatFault) };
}

const care = { silence: { companion: 14 * day, coordinator: 30 * day }, visits: [] };

const tasks = {
  hour: '07:30',
  shown: 2 * day,
  nudges: [day, 3 * day],
  coordinator: 5 * day,
  due: 7 * day,
  report: 'laporan-kunjungan',
};

const purposes = { programme: { title: '', version: 1, ask: null } };

describe('the settings of a programme', () => {
  it('are the documented ones without a file, and with an empty one', () => {
    expect(usualSettings).toEqual({
      people: { places: { all: [], byName: new Map() }, fields: new Map(), consentVersion: 1 },
      approvalAbove: 200,
      onDuty: 'role = coordinator',
      manners: {
        tasks,
        tickets: { within: 12 * hour, lasts: day },
        quietHours: { from: '20:00', to: '07:00' },
        fridayPrayer: { from: '11:30', to: '13:00' },
        cap: { perDay: 1, perWeek: 3, unanswered: 3, then: 30 * day },
        reminderTooLate: day,
        phonePause: 12 * hour,
        takenSign: null,
        consent: true,
        purposes,
        care,
      },
      limits: { steps: 250, loop: { equal: 5, within: 10 * minute }, textLength: 4096 },
      question: { remind: [day, 3 * day], timeout: 7 * day },
      retry: [minute, 5 * minute, 15 * minute],
      desk: { topics: [], answers: {} },
      retention: { texts: 365 * day, media: 90 * day, results: null, logs: 365 * day, independent: null },
      number: {
        perDay: 600,
        every: { least: 6000, most: 10_000 },
        newContacts: 0,
        warmUp: [20, 40, 60, 80, 120, 160, 240, 320, 400, 500],
        typing: { from: 1000, to: 4000 },
      },
    });
    expect(read('')).toEqual({ settings: usualSettings, lines: [] });
    expect(read('# nothing\n')).toEqual({ settings: usualSettings, lines: [] });
    expect(read('{}')).toEqual({ settings: usualSettings, lines: [] });
  });

  it('can be changed one by one', () => {
    const { settings, lines } = read(`quiet_hours: off
silence: off
friday_prayer: off
cap: off
question: { remind: [12h] }
reminder_too_late: 2h
phone_pause: 3h
taken_sign: "👍"
loop_guard: { equal: 3 }
retry: []
`);
    expect(lines).toEqual([]);
    expect(settings.manners).toEqual({
      tasks,
      tickets: { within: 12 * hour, lasts: day },
      quietHours: null,
      fridayPrayer: null,
      cap: null,
      reminderTooLate: 2 * hour,
      phonePause: 3 * hour,
      takenSign: '👍',
      consent: true,
      purposes,
      care: { ...care, silence: null },
    });
    expect(settings.question).toEqual({ remind: [12 * hour], timeout: 7 * day });
    expect(settings.limits.loop).toEqual({ equal: 3, within: 10 * minute });
    expect(settings.retry).toEqual([]);
    const number = 'whatsapp: { typing: off, warm_up: off, unasked_every: { from: 1s, to: 2s } }';
    expect(read(number)).toMatchObject({
      lines: [],
      settings: { number: { typing: null, warmUp: [], every: { least: 1000, most: 2000 }, perDay: 600 } },
    });
    expect(read('whatsapp: { new_contacts_per_day: 11 }').lines).toEqual([
      expect.stringContaining('10 at most'),
    ]);
    const again = read('visits: [{ title: Kunjungan rumah, every: month, for: village = "Sragi" }]');
    expect(again).toMatchObject({
      lines: [],
      settings: {
        manners: { care: { visits: [{ title: 'Kunjungan rumah', every: 'month', due: 7 * day }] } },
      },
    });
    const desk =
      'tickets: { topics: [Bantuan], answers: { janji: Besok, ya: { id: Ya, jv: Inggih } }, within: 2h }';
    expect(read(desk)).toMatchObject({
      lines: [],
      settings: {
        desk: { topics: ['Bantuan'], answers: { janji: { '': 'Besok' }, ya: { id: 'Ya', jv: 'Inggih' } } },
        manners: { tickets: { within: 2 * hour, lasts: day } },
      },
    });
    expect(read('tickets: { topics: [""] }').lines).toEqual([expect.stringContaining('must be a text')]);
    expect(read('taken_sign: oke').lines).toEqual([expect.stringContaining('must be an emoji')]);
    expect(read('visits: [{ title: Kunjungan, every: now }]').lines).toEqual([
      expect.stringContaining('week or month'),
    ]);
    expect(read('whatsapp: { typing: { from: 4s, to: 1s } }').lines).toHaveLength(1);
    expect(read('quiet_hours: { from: "21:30" }\ncap: { per_day: 2 }').settings.manners).toMatchObject({
      quietHours: { from: '21:30', to: '07:00' },
      cap: { perDay: 2, perWeek: 3 },
    });
  });

  it('have their faults at their places, and then the usual ones hold', () => {
    const { settings, lines } = read(`quiet_hours: { form: "21:00", to: 7 }
cap:
  per_day: 0
  per_wek: 3
question: { remind: 24h, timeout: soon }
retry: [1m, 5]
friday_prayer:
loop: 3
`);
    expect(settings).toEqual(usualSettings);
    expect(lines).toEqual([
      'programme.yaml:1:16: error: there is no "form" here; did you mean "from"?',
      'programme.yaml:1:35: error: quiet_hours.to: must be an hour such as "20:00"',
      'programme.yaml:3:12: error: cap.per_day: must be a whole number, 1 or more',
      'programme.yaml:4:3: error: there is no "per_wek" here; did you mean "per_week"?',
      'programme.yaml:5:21: error: question.remind: must be a list of durations',
      'programme.yaml:5:35: error: question.timeout: must be a duration such as 24h',
      'programme.yaml:6:13: error: retry: must be a duration such as 24h',
      'programme.yaml:7:15: error: friday_prayer: must be { from: "11:30", to: "13:00" } or off',
      'programme.yaml:8:1: error: there is no "loop" here',
    ]);
  });

  it.each([
    ['- a', '1:1'],
    ['a: [', '1:4'],
    ['x: &a [1]\ny: *b', '2:4'],
  ])('of the shape %j are refused', (text, place) => {
    expect(read(text).lines.some((line) => line.startsWith(`programme.yaml:${place}: error`))).toBe(true);
  });

  it('cannot be blown up by aliases', () => {
    const bomb = [
      'a0: &a0 [1, 1]',
      ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
    ];
    expect(read(bomb.join('\n')).lines[0]).toContain('aliases');
  });
});

describe('what the programme lays down about its people', () => {
  it('is read with every village where it lies', () => {
    const text = 'places:\n  Banyuwangi:\n    Songgon: [Sragi, Bayu]\nfields:\n  anak: { type: number }\n';
    const { settings, faults } = readSettings({ file: 'programme.yaml', text });
    expect(faults).toEqual([]);
    expect(settings.people.places.all).toEqual([
      { village: 'Sragi', subdistrict: 'Songgon', district: 'Banyuwangi' },
      { village: 'Bayu', subdistrict: 'Songgon', district: 'Banyuwangi' },
    ]);
    expect(settings.people.fields.get('anak')).toEqual({ type: 'number', title: 'anak', oneOf: [] });
  });

  it.each([
    ['places:\n  Banyuwangi:\n    Songgon: [Sragi,\n      sragi]\n', 4, 'there twice'],
    ['places:\n  Banyuwangi:\n    Songgon: Sragi\n', 3, 'list of villages'],
    ['places:\n  Banyuwangi: [Songgon]\n', 2, 'tree'],
    ['fields:\n  anak: { type: angka }\n', 2, 'text, number, date or yes_no'],
    ['fields:\n  Jumlah Anak: { type: number }\n', 2, 'a-z'],
  ])('is faulted at its line: %j', (text, line, words) => {
    const { faults } = readSettings({ file: 'programme.yaml', text });
    expect(faults).toMatchObject([{ line, text: expect.stringContaining(words) }]);
  });
});
