import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFlows } from '../../../../src/cli/doctor/inspect-flows.ts';
import { loadFolder } from '../../../../src/flowfile/load-folder.ts';

const packaged = join(import.meta.dirname, '../../../../locales');

function inspect(files: { readonly [name: string]: string }): readonly string[] {
  const flows = mkdtempSync(join(tmpdir(), 'semangat-inspect-'));
  Object.entries(files).forEach(([name, text]) => {
    writeFileSync(join(flows, name), text);
  });
  const read = loadFolder({ flows, locales: join(flows, 'locales'), media: join(flows, 'media'), packaged });
  rmSync(flows, { recursive: true });
  return inspectFlows({
    readFolder: () => read,
    flowsDir: 'flows',
    now: () => Date.parse('2025-05-04T12:30:45Z'),
    timezone: 'Asia/Jakarta',
  }).map(({ level, what }) => `${level} ${what}`);
}

it('notes sets of days that are over and dates that nothing brings', () => {
  const after = (date: string): string => `  - after: { date: ${date}, offset: 7d }\n`;
  expect(
    inspect({
      'calendar.yaml':
        'libur:\n  - { on: 2025-05-03 }\n  - { from: 2024-12-01, to: 2024-12-31 }\npuasa:\n  - { on: 2025-05-04 }\nkosong: []\n',
      'a.yaml': `triggers:\n${after('panen')}${after('lahir')}${after('joined_on')}steps:\n  - say: Halo\n`,
      'b.yaml': 'steps:\n  - set: { contact.fields.lahir: "2020-01-01" }\n',
      'c.yml': '',
    }),
  ).toEqual([
    'ok flow files in flows: 2 flow(s), 0 error(s), 2 warning(s), 1 hint(s)',
    'note calendar.yaml: the days of "libur" are all over; add the coming ones',
    'note calendar.yaml: the days of "kosong" are all over; add the coming ones',
    'note flow a waits for the date "panen", which no flow sets: it comes only for people who are brought in with it',
  ]);
});
