import { describe, expect, it } from '@jest/globals';
import { END, type AskStep, type Step } from '../../../src/engine/program.ts';
import { readFlow } from '../../../src/flowfile/read-flow.ts';

const hour = 3_600_000;
const day = 24 * hour;

const example = `# flows/semangat-mingguan.yaml
title: Semangat mingguan
language: id                          # of the texts below
for: [beneficiary]                    # who may start it; without it, everyone
expires: 7d                           # counted from the person's last message
triggers:
  - keyword: [kabar, "cek kabar"]
  - every: { cron: "0 8 * * MON" }    # in each contact's time zone
  - after: { date: joined_on, offset: 7d, at: "08:00" }
  - event: contact.opted_in           # or contact.new, task.done, …
steps:
  - say: "Assalamualaikum, Ibu/Bapak @contact.first_name."
  - ask: "Bagaimana semangatnya minggu ini?"
    id: mood                          # the answer is @results.mood
    choices:
      - { value: good,  label: "Semangat 😊",   accept: [baik, senang] }
      - { value: soso,  label: "Biasa saja" }
      - { value: heavy, label: "Sedang berat", goto: comfort }
    remind: [ { after: 24h, say: "Kami tunggu kabarnya, @contact.first_name." }, { after: 72h } ]
    timeout: { after: 7d, goto: end }
    invalid: { say: "Balas dengan angka 1, 2 atau 3, ya.", tries: 2, goto: call_companion }
  - ask: "Berapa hari Ibu berjualan minggu ini?"
    id: days
    answer: integer                   # text number integer date time phone yes_no location image voice file any
    min: 0
    max: 7
  - if:
      - { when: "@(results.days >= 5)", goto: praise }
      - { goto: keep_going }
  - id: praise
    say: "Hebat!"
    media: praise.ogg                 # in FLOWS_DIR/media: picture, voice note, document
    goto: end
  - id: keep_going
    set: { contact.fields.selling_days: "@results.days" }
    goto: end
  - id: comfort
    say: "Terima kasih sudah jujur. Pendamping Ibu kami beri tahu."
  - id: call_companion
    task: { for: companion, title: "Kunjungi @contact.name", due: 2d, why: "@results.mood" }
`;

function read(text: string): ReturnType<typeof readFlow> {
  return readFlow({ file: 'flows/uji.yaml', text });
}

function steps(text: string): readonly Step[] {
  const { program, faults } = read(text);
  expect(faults.filter(({ level }) => level === 'error')).toEqual([]);
  return program?.steps ?? [];
}

function ask(text: string): AskStep {
  return steps(`steps:\n${text}`)[0] as AskStep;
}

describe('the example of the format', () => {
  const { program, faults } = readFlow(
    { file: 'flows/semangat-mingguan.yaml', text: example },
    { hasMedia: (name) => name === 'praise.ogg' },
  );

  it('has no error, and one question with the default timeout', () => {
    expect(faults).toEqual([
      expect.objectContaining({
        line: 22,
        column: 5,
        level: 'warning',
        text: expect.stringContaining('timeout'),
      }),
    ]);
  });

  it('keeps its head', () => {
    expect(program).toMatchObject({
      id: 'semangat-mingguan',
      version: expect.stringMatching(/^[0-9a-f]{12}$/u),
      title: 'Semangat mingguan',
      language: 'id',
      for: ['beneficiary'],
      expires: 7 * day,
      triggers: [
        { kind: 'keyword', words: ['kabar', 'cek kabar'], interrupts: false },
        { kind: 'every', cron: '0 8 * * MON', audience: null },
        { kind: 'after', date: 'joined_on', offset: 7 * day, at: '08:00' },
        { kind: 'event', name: 'contact.opted_in' },
      ],
    });
  });

  it('knows where every step leads', () => {
    expect(program?.steps.map(({ key, verb, line, next }) => [key, verb, line, next])).toEqual([
      ['#1', 'say', 12, 1],
      ['mood', 'ask', 13, 2],
      ['days', 'ask', 22, 3],
      ['#4', 'if', 27, 4],
      ['praise', 'say', 30, END],
      ['keep_going', 'set', 34, END],
      ['comfort', 'say', 37, 7],
      ['call_companion', 'task', 39, END],
    ]);
  });

  it('leaves nothing of a question open', () => {
    expect(program?.steps[1]).toMatchObject({
      answer: 'choice',
      media: null,
      choices: [
        {
          value: 'good',
          label: { source: { source: 'Semangat 😊' } },
          accept: ['baik', 'senang'],
          target: null,
        },
        { value: 'soso', accept: [], target: null },
        { value: 'heavy', target: 6 },
      ],
      reminders: [
        { after: day, say: { source: { source: 'Kami tunggu kabarnya, @contact.first_name.' } } },
        { after: 3 * day, say: null },
      ],
      timeout: { after: 7 * day, target: END },
      invalid: { tries: 2, target: 7 },
    });
    expect(program?.steps[2]).toMatchObject({
      answer: 'integer',
      min: 0,
      max: 7,
      choices: [],
      reminders: [
        { after: day, say: null },
        { after: 3 * day, say: null },
      ],
      timeout: { after: 7 * day, target: null },
      invalid: { say: null, tries: 2, target: null },
    });
  });

  it('has a version that follows the text', () => {
    const other = readFlow({ file: 'x.yaml', text: `${example}\n` });
    const same = readFlow({ file: 'y.yaml', text: example });
    expect(same.program?.version).toBe(program?.version);
    expect(other.program?.version).not.toBe(program?.version);
  });
});

describe('a step', () => {
  it('may be each of the verbs', () => {
    const found = steps(`steps:
  - say: Halo
  - set:
      contact.name: "@results.name"
      contact.village: Songgon
      contact.opted_in: true
      contact.timezone: Asia/Makassar
      contact.fields.children: 3
      contact.fields.note:
  - tag: pkh
  - untag: [a, "@results.b"]
  - notify: { to: coordinator, say: Tolong }
  - notify: { to: 'role = volunteer AND village = "Songgon"', say: Tolong }
  - call: anak
  - wait: 2h
  - handover: { topic: Bantuan }
  - id: jump
    goto: last
  - id: last
    end: true
`);
    expect(found.map(({ verb }) => verb)).toEqual(
      'say set tag untag notify notify call wait handover goto end'.split(' '),
    );
    expect(found[1]).toMatchObject({
      assignments: [
        { path: 'name', value: { source: '@results.name' } },
        { path: 'village', value: { source: 'Songgon' } },
        { path: 'opted_in', value: { source: 'true' } },
        { path: 'timezone', value: { source: 'Asia/Makassar' } },
        { path: 'fields.children', value: { source: '3' } },
        { path: 'fields.note', value: { source: '' } },
      ],
    });
    expect(found[3]).toMatchObject({ groups: [{ source: 'a' }, { source: '@results.b' }] });
    expect(found[5]).toMatchObject({ to: { query: 'role = volunteer AND village = "Songgon"' } });
    expect(found[7]).toMatchObject({ for: 2 * hour });
    expect(found[9]).toMatchObject({ verb: 'goto', next: 10 });
  });

  it.each(['- end', '- end: true', '- end:'])('ends the flow as %s', (text) => {
    expect(steps(`steps:\n  ${text}\n`)).toMatchObject([{ verb: 'end', next: END }]);
  });

  it('takes a condition with or without @( )', () => {
    const [first] = steps(`steps:
  - if:
      - { when: results.days >= 5, goto: end }
      - { when: "@results.ok", goto: end }
      - { when: true, goto: end }
`);
    expect(first).toMatchObject({
      branches: [
        { when: { source: '@(results.days >= 5)' } },
        { when: { source: '@results.ok' } },
        { when: { source: '@(true)' } },
      ],
    });
  });

  it('has texts without the line end of a block', () => {
    expect(steps('steps:\n  - say: |\n      Satu\n      Dua\n')[0]).toMatchObject({
      say: { source: { source: 'Satu\nDua' } },
    });
  });

  it('may be a voice note alone', () => {
    expect(steps('steps:\n  - say: ""\n    media: a.ogg\n')[0]).toMatchObject({
      say: { source: { source: '' } },
      media: 'a.ogg',
    });
  });
});

describe('a question', () => {
  it('reads yes, no, numbers and booleans as they are meant', () => {
    const { choices } = ask(`  - ask: Ya?
    id: q
    timeout: { after: 1d }
    choices:
      - { value: yes, label: Ya, accept: [yes, 1] }
      - { value: no, label: Tidak, accept: gak }
      - { value: 3, label: 3 }
      - { value: true, label: 08 }
      - { label: Lain }
`);
    expect(choices.map(({ value }) => value)).toEqual(['yes', 'no', 3, true, 'Lain']);
    expect(choices.map(({ label }) => label.source.source)).toEqual(['Ya', 'Tidak', '3', '08', 'Lain']);
    expect(choices.map(({ accept }) => accept)).toEqual([['yes', '1'], ['gak'], [], [], []]);
  });

  it('can do without reminders', () => {
    expect(ask('  - ask: Ya?\n    id: q\n    remind: []\n').reminders).toEqual([]);
  });

  it('may leave through every door', () => {
    expect(
      ask(
        '  - ask: Ya?\n    id: q\n    answer: yes_no\n    timeout: { after: 2h }\n    invalid: { tries: 0, goto: end }\n',
      ),
    ).toMatchObject({
      answer: 'yes_no',
      timeout: { after: 2 * hour, target: null },
      invalid: { tries: 0, target: END },
    });
  });
});

describe('the file', () => {
  it('is refused kindly when it is huge', () => {
    const { faults, program } = read(`title: ${'a'.repeat(5_000_000)}`);
    expect(program).toBeNull();
    expect(faults).toMatchObject([{ line: 1, column: 1, text: expect.stringContaining('larger than 1 MB') }]);
  });

  it.each([
    ['nested too deep', '['.repeat(50_000)],
    ['full of aliases', `a: &a [1]\nsteps: [${'*a, '.repeat(200)}]`],
    ['an alias of itself', 'steps: &a [*a]'],
    ['not text at all', '\u0000\u0001'],
    ['a single word', 'halo'],
    ['odd keys', '? [a, b]\n: c\n? {x: y}\n: z\n1: 2\nnull: 3\n'],
    ['null everywhere', 'title:\nlanguage:\nfor:\nexpires:\ntriggers:\nsteps:\n'],
    ['a null step', 'steps:\n  -\n  - ~\n'],
  ])('%s is a fault, not a crash', (_, text) => {
    const { faults, program } = read(text);
    expect(program).toBeNull();
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(20);
  });

  it('may have a byte order mark and Windows line ends', () => {
    const { program, faults } = read(
      '\uFEFFsteps:\r\n  - say: Halo\r\n  - say: |\r\n      a\r\n      @(1 +\r\n',
    );
    expect(program).toBeNull();
    expect(faults).toMatchObject([{ line: 5, column: 7 }]);
  });

  it('survives any small damage', () => {
    for (let at = 0; at < example.length; at += 67) {
      for (const damage of ['', '"', ': ', '\n', '- ', '@(', '{']) {
        const { faults } = read(example.slice(0, at) + damage + example.slice(at + 2));
        expect(faults.every(({ line, column }) => line > 0 && column > 0)).toBe(true);
      }
    }
  });
});
