import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatFault } from '../../../src/flowfile/yaml/fault.ts';
import { type FlowFolder, loadFolder } from '../../../src/flowfile/load-folder.ts';

const packaged = join(import.meta.dirname, '../../../locales');
const home = mkdtempSync(join(tmpdir(), 'semangat-flows-'));

afterAll(() => {
  rmSync(home, { recursive: true });
});

let made = 0;

/** Writes files into a fresh folder and reads it as a programme. */
function load(files: {
  readonly [path: string]: string | Uint8Array;
}): FlowFolder & { readonly lines: string[] } {
  const root = join(home, String(made++));
  mkdirSync(join(root, 'flows'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const where = {
    flows: join(root, 'flows'),
    locales: join(root, 'locales'),
    media: join(root, 'flows/media'),
  };
  const folder = loadFolder({ ...where, packaged });
  const lines = folder.faults.map((fault) => formatFault(fault).replaceAll(`${root}/`, ''));
  return { ...folder, lines };
}

const hello = 'triggers:\n  - keyword: halo\nsteps:\n  - say: Halo\n';
const tested = 'tests:\n  - { it: says hello, talk: [{ them: halo }] }\n';
const bothTested = { 'flows/a.test.yaml': tested, 'flows/b.test.yaml': tested };
const askHalo =
  'steps:\n  - ask: Ya?\n    id: q\n    timeout: { after: 1d }\n    choices: [ { value: 1, label: Halo! } ]\n';

describe('a folder of flows', () => {
  it('gives every sound flow with its source', () => {
    const { programs, sources, lines, settings, phrases } = load({
      'flows/halo.yaml': hello,
      'flows/halo.test.yaml': tested,
      'flows/.hidden.yaml': 'nonsense: [',
      'flows/notes.txt': 'nonsense: [',
      'flows/old/away.yaml': 'nonsense: [',
    });
    expect(lines).toEqual([]);
    expect([...programs.keys()]).toEqual(['halo']);
    expect(sources.get('halo')).toBe(hello);
    expect(settings.question.timeout).toBe(7 * 86_400_000);
    expect(phrases.phrase('id', 'stopped')).toContain('MULAI');
  });

  it('asks for a purpose by a flow that is there', () => {
    const { lines } = load({
      'flows/halo.yaml': hello,
      'flows/halo.test.yaml': tested,
      'flows/programme.yaml':
        'purposes:\n  riset: { title: Riset, ask: halo }\n  foto:\n    title: Foto\n    ask: hilang\n',
    });
    expect(lines).toEqual([
      'flows/programme.yaml:5:5: error: the purpose "foto" is asked for by a flow "hilang" that is not there; write it, or leave out "ask"',
    ]);
  });

  it('may be empty, but not absent', () => {
    expect(load({}).lines).toEqual([]);
    const { faults } = loadFolder({
      flows: join(home, 'nowhere'),
      locales: join(home, 'nowhere'),
      media: join(home, 'nowhere'),
      packaged,
    });
    expect(faults).toMatchObject([{ level: 'error', text: expect.stringContaining('no such folder') }]);
  });

  it('shows the faults of all files at once, in order', () => {
    const { lines, programs } = load({
      'flows/b.yaml': 'steps:\n  - say: Halo\n    goto: nowhere\n  - call: c\n',
      'flows/b.test.yaml': tested,
      'flows/a.yaml': '',
      'flows/c.yaml': 'steps:\n  - start: d\n',
      'flows/programme.yaml': 'quiet_hour: off\n',
      'flows/latin.yaml': Uint8Array.from([0x61, 0xe9, 0x0a]),
      'locales/en/b.yaml': 'Halo: "Hello @(1 +)"\n',
    });
    expect(lines).toEqual([
      'flows/a.yaml:1:1: error: the file is empty; a flow needs at least "steps:"',
      'flows/a.yaml:1:1: warning: no transcript test; write one in a.test.yaml',
      expect.stringContaining('flows/b.yaml:3:11: error: no step has the id "nowhere"'),
      'flows/c.yaml:1:1: warning: no transcript test; write one in c.test.yaml',
      expect.stringContaining('flows/c.yaml:2:12: error: no flow is called "d"'),
      expect.stringContaining('flows/latin.yaml:1:1: error: the file is not UTF-8'),
      expect.stringContaining('flows/programme.yaml:1:1: error: there is no "quiet_hour" here'),
      expect.stringContaining('locales/en/b.yaml:1:19: error: this expression cannot be read'),
    ]);
    expect(programs.size).toBe(0);
  });

  it('finds media beside the flows', () => {
    const flow = 'steps:\n  - say: Dengar\n    media: a.ogg\n';
    const files = { 'flows/x.yaml': flow, 'flows/x.test.yaml': tested };
    expect(load({ ...files, 'flows/media/a.ogg': 'OggS' }).lines).toEqual([]);
    expect(load(files).lines).toEqual([
      expect.stringContaining('flows/x.yaml:3:12: error: there is no file "a.ogg"'),
    ]);
  });
});

describe('keywords', () => {
  it('belong to one flow, however they are written', () => {
    const { lines } = load({
      'flows/a.yaml': 'triggers: [ { keyword: "Cek kabar" } ]\nsteps:\n  - say: A\n',
      'flows/b.yaml': 'triggers:\n  - keyword: [lain, "cek  KABAR!"]\nsteps:\n  - say: B\n',
      ...bothTested,
    });
    expect(lines).toEqual([
      'flows/b.yaml:2:21: error: the keyword "cek  KABAR!" belongs to the flow in flows/a.yaml:1 already; take another word',
    ]);
  });

  it('must be able to reach a flow', () => {
    const { lines } = load({
      'flows/a.yaml': 'triggers: [ { keyword: [STOP, "!!", halo, halo] } ]\nsteps:\n  - say: A\n',
      'flows/a.test.yaml': tested,
    });
    expect(lines).toEqual([
      expect.stringContaining('flows/a.yaml:1:25: error: the keyword "STOP" is a built-in word'),
      expect.stringContaining('flows/a.yaml:1:31: error: the keyword "!!" has no letter'),
    ]);
  });

  it.each([
    ['', 'there it answers the question'],
    ['\n    interrupts: true', 'there too it starts this flow'],
  ])('that are also choices are told%s', (more, effect) => {
    const { lines } = load({
      'flows/a.yaml': hello.replace('halo', `halo${more}`),
      'flows/b.yaml': askHalo,
      ...bothTested,
    });
    expect(lines).toEqual([
      `flows/a.yaml:2:14: warning: the keyword "halo" is also a choice in flows/b.yaml:5; ${effect}`,
    ]);
  });

  it('that are choices in another language only are told too', () => {
    const { lines } = load({
      'flows/a.yaml': hello,
      'flows/b.yaml': askHalo.replace('Halo!', 'Baik'),
      'locales/en/b.yaml': 'Ya?: Yes?\nBaik: Halo\n',
      ...bothTested,
    });
    expect(lines).toEqual([
      'flows/a.yaml:2:14: warning: the keyword "halo" is also a choice in flows/b.yaml:5; there it answers the question',
    ]);
  });
});

describe('circles through several flows', () => {
  const flow = (steps: string): string => `steps:\n${steps}`;
  const lines = (a: string, b: string): string[] =>
    load({
      'flows/a.yaml': flow(a),
      'flows/b.yaml': flow(b),
      ...bothTested,
    }).lines.filter((line) => line.includes('circle'));
  const question = '  - ask: Ya?\n    id: q\n    timeout: { after: 1d }\n';

  it('are found where nobody is asked', () => {
    expect(lines('  - start: b\n', '  - say: B\n  - start: a\n')).toHaveLength(1);
    expect(lines('  - call: a\n', '  - say: B\n')).toHaveLength(1);
    expect(lines('  - id: x\n    call: b\n    goto: x\n', '  - say: B\n')).toHaveLength(1);
  });

  it('are fine with a question or a wait', () => {
    expect(lines('  - start: b\n', `${question}  - start: a\n`)).toEqual([]);
    expect(lines('  - wait: 1d\n  - start: a\n', '  - say: B\n')).toEqual([]);
    expect(lines('  - id: x\n    call: b\n    goto: x\n', question)).toEqual([]);
  });

  it('are found where a way leads around the question of the other flow', () => {
    const around = `  - if: [ { when: "@(1 = 1)", goto: end } ]\n${question}`;
    expect(lines('  - id: x\n    call: b\n    goto: x\n', around)).toHaveLength(1);
  });
});

describe('files that cannot be read', () => {
  it('are told, wherever they lie', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x00]);
    const { lines } = load({
      'flows/programme.yaml': bytes,
      'locales/jv/x.yaml': bytes,
      'locales/jv/system.yaml': 'texts: [',
    });
    expect(lines).toEqual([
      expect.stringContaining('flows/programme.yaml:1:1: error: the file is not UTF-8'),
      expect.stringContaining('locales/jv/system.yaml:1:8: error: this bracket is not closed'),
      expect.stringContaining('locales/jv/x.yaml:1:1: error: the file is not UTF-8'),
    ]);
  });
});

describe('translations', () => {
  const flow = `language: id
steps:
  - say: "Halo @contact.name"
  - say: "@contact.name"
  - ask: Apa kabar?
    id: mood
    timeout: { after: 1d }
    choices:
      - { value: good, label: Baik }
      - { value: 1, label: 1 }
`;
  const files = { 'flows/x.yaml': flow, 'flows/x.test.yaml': tested };

  it('reach every text, in each language that has a file for the flow', () => {
    const { lines, programs } = load({
      ...files,
      'locales/jv/x.yaml':
        '"Halo @contact.name": "Sugeng @contact.name"\nApa kabar?: Pripun?\nBaik:\nTak ada: Boten\n',
      'locales/jv/y.yaml': 'Halo: Halo\n',
      'locales/jv/console.yaml': 'title: Semangat\n',
      'locales/id/x.yaml': 'Baik: Sae\n',
      'locales/en/system.yaml': 'texts:\n  help: Ask us\n',
    });
    expect(lines).toEqual([
      'flows/x.yaml:9:31: warning: no jv translation in locales/jv/x.yaml of "Baik"',
      'locales/jv/y.yaml:1:1: warning: there is no flow "y" for these translations; rename or remove the file',
    ]);
    expect(programs.get('x')?.steps[0]).toMatchObject({
      say: { language: 'id', translations: { jv: { source: 'Sugeng @contact.name' } } },
    });
    expect(programs.get('x')?.steps[2]).toMatchObject({
      choices: [{ label: { source: { source: 'Baik' }, translations: {} } }, {}],
    });
  });

  it('are checked like the texts themselves', () => {
    const { lines } = load({
      ...files,
      'locales/en/x.yaml': 'Baik: "Very well indeed, thank you"\nApa kabar?: [a]\n"Halo @contact.name": Hi\n',
      'locales/en/system.yaml':
        'fallback: 3\ntext: {}\ntexts:\n  halp: x\n  help: "{nama}"\nwords:\n  stop: [enough, []]\n',
    });
    expect(lines).toEqual([
      'locales/en/system.yaml:1:11: error: fallback must be written like id or en',
      'locales/en/system.yaml:2:1: error: a file of system texts has no "text"; did you mean "texts"?',
      'locales/en/system.yaml:4:3: error: texts has no "halp"; did you mean "help"?',
      'locales/en/system.yaml:5:9: error: help has no {nama}; it may have {name}',
      'locales/en/system.yaml:7:18: error: stop must be a single text or number that is not empty',
      'locales/en/x.yaml:1:7: error: this label has 27 characters; a button shows 20 at most',
      'locales/en/x.yaml:2:13: error: Apa kabar? must be a text',
    ]);
  });

  it('are refused where a message could not hold them', () => {
    const { lines } = load({
      ...files,
      'locales/en/x.yaml': `Apa kabar?: ${'very well '.repeat(420).trim()}\n`,
    });
    expect(lines).toContain(
      'locales/en/x.yaml:1:13: error: this has 4199 characters and a message holds 4096; make several steps of it',
    );
  });
});
