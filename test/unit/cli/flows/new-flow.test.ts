import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGaps } from '../../../../src/cli/flows/find-gaps.ts';
import { newFlow } from '../../../../src/cli/flows/new-flow.ts';
import { playTranscript } from '../../../../src/cli/flows/play-transcript.ts';
import { readTests } from '../../../../src/cli/flows/read-tests.ts';
import { watchProgram } from '../../../../src/cli/flows/watch-program.ts';
import { formatFault } from '../../../../src/flowfile/yaml/fault.ts';
import { openSource } from '../../../../src/flowfile/yaml/source.ts';
import { readFolder, toScript } from '../../../../src/assembly/script.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();
const read = (folder: string) =>
  readFolder({ flowsDir: folder, localesDir: join(folder, 'locales'), language: 'id' });
const make = (folder: string, ...words: readonly string[]): number =>
  newFlow(words, { flowsDir: folder, readFolder: () => read(folder) });

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('a new flow', () => {
  it.each(['check-in', 'questionnaire', 'reminder'])(
    'as %s passes check and test, and its tests show every step',
    (template) => {
      const folder = newFolder();
      expect(make(folder, 'ingat-posyandu', '--template', template)).toBe(0);
      const { faults, programs, ...rest } = read(folder);
      expect(faults.map(formatFault)).toEqual([]);
      const program = programs.get('ingat-posyandu');
      if (!program) {
        throw new Error('there is no flow');
      }
      expect(program.title).toBe('Ingat posyandu');
      const watched = watchProgram(program);
      const script = {
        ...toScript({ faults, programs, ...rest }, { quietHours: false }),
        programs: new Map([[program.id, watched.program]]),
      };
      const tests = readTests(folder, program.id);
      expect(tests.faults.map(formatFault)).toEqual([]);
      expect(tests.transcripts.length).toBeGreaterThan(2);
      const usual = { language: 'id', timezone: 'Asia/Jakarta' };
      const differences = tests.transcripts.flatMap((each) =>
        playTranscript(program.id, each, { script, usual }),
      );
      expect(differences).toEqual([]);
      const source = openSource({ file: 'x.yaml', text: rest.sources.get(program.id) ?? '' });
      const unseen = findGaps(program, source, watched).gaps.filter(({ text }) => text.includes('comes to'));
      expect(unseen).toEqual([]);
    },
  );

  it('overwrites nothing', () => {
    const folder = newFolder();
    make(folder, 'kabar', '--template', 'reminder');
    appendFileSync(join(folder, 'kabar.yaml'), '# mine\n');
    expect(() => make(folder, 'kabar')).toThrow('starts the flow kabar already');
    appendFileSync(join(folder, 'lain.test.yaml'), '# mine\n');
    expect(() => make(folder, 'lain')).toThrow('is there already');
    expect(readFileSync(join(folder, 'kabar.yaml'), 'utf8')).toContain('# mine');
    expect([...read(folder).programs.keys()]).toEqual(['kabar']);
  });

  it.each([
    [['stop'], 'built-in word'],
    [['../x'], 'small letters'],
    [['Kabar'], 'small letters'],
    [[], 'small letters'],
    [['satu', 'dua'], 'small letters'],
    [['satu', '--template', 'toString'], 'no template'],
    [['satu', '--tempalte', 'reminder'], 'semangat flows new'],
  ])('cannot be made of %j', (words, why) => {
    expect(() => make(newFolder(), ...words)).toThrow(why);
  });
});
