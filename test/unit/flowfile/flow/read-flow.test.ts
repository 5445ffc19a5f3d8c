import { describe, expect, it } from '@jest/globals';
import { END } from '../../../../src/engine/program.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';
import { example } from '../example.ts';

const hour = 3_600_000;
const day = 24 * hour;

function read(text: string): ReturnType<typeof readFlow> {
  return readFlow({ file: 'flows/uji.yaml', text });
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
        { kind: 'every', written: '0 8 * * MON', audience: null },
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

describe('what starts a flow', () => {
  it('is read in every form', () => {
    const { program, faults } = read(`for: volunteer
triggers:
  - keyword: 10
    interrupts: true
  - keyword: [kabar, "cek kabar"]
  - every: { cron: "*/5 6-9 * * 1-5", audience: role = volunteer }
  - after: { date: contact.fields.born, offset: 0d }
  - event: task.done
steps:
  - say: Halo
`);
    expect(faults).toEqual([]);
    expect(program).toMatchObject({
      for: ['volunteer'],
      expires: null,
      title: 'uji',
      triggers: [
        { kind: 'keyword', words: ['10'], interrupts: true },
        { kind: 'keyword', words: ['kabar', 'cek kabar'], interrupts: false },
        { kind: 'every', written: '*/5 6-9 * * 1-5', audience: 'role = volunteer' },
        { kind: 'after', date: 'born', offset: 0, at: null },
        { kind: 'event', name: 'task.done' },
      ],
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
    for (let at = 0; at < example.length; at += 151) {
      for (const damage of ['', '"', ': ', '\n', '- ', '@(', '{']) {
        const { faults } = read(example.slice(0, at) + damage + example.slice(at + 2));
        expect(faults.every(({ line, column }) => line > 0 && column > 0)).toBe(true);
      }
    }
  });
});
