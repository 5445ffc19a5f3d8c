import { expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolder } from '../../../src/flowfile/load-folder.ts';
import { formatFault } from '../../../src/flowfile/yaml/fault.ts';

const packaged = join(import.meta.dirname, '../../../locales');
const flow = 'steps:\n  - say: Halo\n';

/** What is said of a folder of files: hints, then faults. */
function readFiles(files: { readonly [name: string]: string }): readonly string[] {
  const flows = mkdtempSync(join(tmpdir(), 'semangat-unread-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(flows, name, '..'), { recursive: true });
    writeFileSync(join(flows, name), text);
  }
  const read = loadFolder({ flows, locales: join(flows, 'locales'), media: join(flows, 'media'), packaged });
  rmSync(flows, { recursive: true });
  return [...read.hints, ...read.faults].map((each) => formatFault(each).replace(`${flows}/`, ''));
}

it('says which files are not read as flows, wherever they lie', () => {
  expect(
    readFiles({
      'a.YAML': flow,
      'b.yml': flow,
      'media/c.yaml': flow,
      'notes.txt': flow,
      '.git/d.yaml': flow,
      'weekly/e.yaml': flow,
      'weekly/f.Yml': flow,
    }),
  ).toEqual([
    'a.YAML:1:1: hint: this file is not read; the names of flow files end in .yaml',
    'b.yml:1:1: hint: this file is not read; the names of flow files end in .yaml',
    'weekly/e.yaml:1:1: hint: this file is not read; flow files stand in FLOWS_DIR itself',
    'weekly/f.Yml:1:1: hint: this file is not read; flow files stand in FLOWS_DIR itself',
  ]);
});

it('says which files of texts are not read', () => {
  expect(
    readFiles({ 'locales/a.yaml': '', 'locales/jv/a.YAML': '', 'locales/jv/deep/b.yaml': '' }).filter(
      (line) => line.startsWith('locales/'),
    ),
  ).toEqual([
    'locales/a.yaml:1:1: hint: this file is not read; texts stand in the folder of their language',
    'locales/jv/a.YAML:1:1: hint: this file is not read; the names of files of texts end in .yaml',
  ]);
});

it('says which translations the flow does not use, at their place', () => {
  const said = readFiles({
    'a.yaml': 'steps:\n  - say: Selamat pagi, Bu\n  - say: Lima 5\n  - say: 👍\n  - say: Terima kasih.\n',
    'a.test.yaml': 'tests:\n  - { it: a, talk: [{ them: a }] }\n',
    'locales/id/a.yaml': 'Lima 5: Enam\n',
    'locales/jv/a.yaml':
      "Selamat pagi Bu: Sugeng énjing\nLima 5: Gangsal\n'👍': '🙏'\nSelamat malam: Sugeng dalu\nTerima kasih.: Matur nuwun.\n",
  });
  expect(said).toEqual([
    'locales/id/a.yaml:1:1: hint: the flow is written in id itself; these translations are not used',
    'locales/jv/a.yaml:1:1: hint: nothing in the flow says "Selamat pagi Bu"; this is not used; did you mean "Selamat pagi, Bu"?',
    'locales/jv/a.yaml:4:1: hint: nothing in the flow says "Selamat malam"; this is not used',
    expect.stringMatching(/^a.yaml:2:10: warning: no jv translation in .* of "Selamat pagi, Bu"$/u),
  ]);
});

it('tells many translations that the flow does not use together, and lets them read what they will', () => {
  const texts = [1, 2, 3, 4, 5].map((each) => `Hari @results.hari ${each}: Dinten @results.hari\n`);
  const said = readFiles({
    'a.yaml': 'steps:\n  - say: Halo\n',
    'locales/jv/a.yaml': `Halo: Sugeng rawuh @results.siapa\n${texts.join('')}Mangga: Monggo\n`,
  });
  expect(said.filter((line) => line.startsWith('locales/'))).toEqual([
    'locales/jv/a.yaml:2:1: hint: nothing in the flow says "Hari @results.hari 1" and 5 more of these texts; they are not used',
    'locales/jv/a.yaml:1:21: error: no question here has the id "siapa"; a result has the id of its question',
  ]);
});

it('says of no translation that it is not used where the flow could not be read', () => {
  const said = readFiles({ 'a.yaml': 'steps:\n  - say: "Halo\n', 'locales/jv/a.yaml': 'Halo: Sugeng\n' });
  expect(said.filter((line) => line.includes('hint'))).toEqual([]);
});

it.each(['tests: []\n', '# later\ntests:\n', ''])('takes %j for no transcript test', (tests) => {
  const warning = 'a.yaml:1:1: warning: no transcript test; write one in a.test.yaml';
  expect(readFiles({ 'a.yaml': flow, 'a.test.yaml': tests })).toEqual([warning]);
});

it('hints at a date that is neither declared nor set, where the programme declares what it knows', () => {
  const after = (date: string): string =>
    `triggers:\n  - after: { date: ${date}, offset: 7d }\nsteps:\n  - say: Halo\n`;
  const programme = 'fields: { lahir: { type: date } }\n';
  const hintsAt = (date: string): readonly string[] =>
    readFiles({ 'programme.yaml': programme, 'a.yaml': after(date) }).filter((line) => line.includes('hint'));
  expect(hintsAt('lair')).toEqual([
    'a.yaml:2:20: hint: the field "lair" is neither declared nor set in a flow; did you mean "lahir"?',
  ]);
  expect(['lahir', 'contact.fields.lahir', 'joined_on'].flatMap(hintsAt)).toEqual([]);
});
