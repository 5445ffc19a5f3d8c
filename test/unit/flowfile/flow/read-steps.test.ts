import { describe, expect, it } from '@jest/globals';
import { type AskStep, END, type Step } from '../../../../src/engine/program.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';

const hour = 3_600_000;

function read(text: string): ReturnType<typeof readFlow> {
  return readFlow({ file: 'flows/uji.yaml', text });
}

function steps(text: string): readonly Step[] {
  const { program, faults } = read(text);
  expect(
    faults.filter(
      ({ level, text: what }) => level === 'error' && !what.startsWith('no question here has the id'),
    ),
  ).toEqual([]);
  return program?.steps ?? [];
}

function ask(text: string): AskStep {
  return steps(`steps:\n${text}`)[0] as AskStep;
}

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
      - { when: 'contact.name = "a@b"', goto: end }
`);
    expect(first).toMatchObject({
      branches: [
        { when: { source: '@(results.days >= 5)' } },
        { when: { source: '@results.ok' } },
        { when: { source: '@(true)' } },
        { when: { source: '@(contact.name = "a@b")' } },
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

  it('takes digits behind a zero as a name, which every digit belongs to', () => {
    const { choices } = ask(`  - ask: Kode?
    id: q
    timeout: { after: 1d }
    choices:
      - { label: 007 }
      - { label: Delapan, value: 08 }
      - { label: 0 }
      - { label: 0.5 }
`);
    expect(choices.map(({ value }) => value)).toEqual(['007', '08', 0, 0.5]);
  });

  it('has those usual reminders that come before it ends', () => {
    const usual = (timeout: string): readonly number[] =>
      ask(`  - ask: Ya?\n    id: q\n    timeout: { after: ${timeout} }\n`).reminders.map(
        ({ after }) => after / hour,
      );
    expect([usual('23h'), usual('1d'), usual('25h'), usual('3d'), usual('4d')]).toEqual([
      [],
      [],
      [24],
      [24],
      [24, 72],
    ]);
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
