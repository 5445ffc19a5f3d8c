import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGaps } from '../../../../src/cli/flows/find-gaps.ts';
import { playTranscript } from '../../../../src/cli/flows/play-transcript.ts';
import { watchProgram } from '../../../../src/cli/flows/watch-program.ts';
import { openSource } from '../../../../src/flowfile/yaml/source.ts';
import { readTranscripts } from '../../../../src/flowfile/transcripts/transcript.ts';
import { readFolder, toScript } from '../../../../src/assembly/script.ts';

const flow = `steps:
  - ask: 'Bisa datang?'
    id: coming
    choices:
      - { label: Bisa }
      - { label: Tidak, goto: pity }
    timeout: { after: 1d, goto: pity }
    invalid: { tries: 1, goto: end }
  - if:
      - { when: '@(results.coming = "Bisa")', goto: good }
      - { goto: pity }
  - say: 'Sampai jumpa!'
    id: good
    goto: end
  - say: 'Sayang sekali.'
    id: pity
`;

/** What is missing when these talks are all the tests. */
const gapsWith = (...talks: readonly string[]) => gapsOf(flow, talks);

function gapsOf(
  flowText: string,
  talks: readonly string[],
): {
  readonly gaps: readonly string[];
  readonly figures: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-gaps-'));
  writeFileSync(join(folder, 'undang.yaml'), flowText);
  const read = readFolder({ flowsDir: folder, localesDir: 'locales', language: 'id' });
  rmSync(folder, { recursive: true });
  const program = read.programs.get('undang');
  if (!program) {
    throw new Error(JSON.stringify(read.faults));
  }
  const watched = watchProgram(program);
  const script = {
    ...toScript(read, { quietHours: false }),
    programs: new Map([['undang', watched.program]]),
  };
  const text = talks.map((talk) => `  - it: x\n    start: flow\n    talk:\n${talk}`).join('');
  const { transcripts } = readTranscripts({ file: 'undang.test.yaml', text: `tests:\n${text}` });
  expect(transcripts).toHaveLength(talks.length);
  for (const transcript of transcripts) {
    playTranscript('undang', transcript, { script, usual: { language: 'id', timezone: 'Asia/Jakarta' } });
  }
  const { gaps, steps, ways } = findGaps(
    program,
    openSource({ file: 'undang.yaml', text: flowText }),
    watched,
  );
  const met = [steps, ways].map((all) => all.filter((each) => each.met).length);
  return { gaps: gaps.map((gap) => `${gap.line}: ${gap.text}`), figures: met.join(' ') };
}

describe('what the tests of a flow do not show', () => {
  it('is each way on that none takes, at its line', () => {
    expect(gapsWith('    - choose: Bisa\n')).toEqual({
      gaps: [
        '6: no test chooses "Tidak" in coming',
        '7: no test leaves coming without an answer for 1d',
        '8: no test is misunderstood in coming until it goes elsewhere',
        '11: no test takes the last entry',
        '15: no test comes to say "Sayang sekali."',
      ],
      figures: '3 2',
    });
  });

  it('is a way although its step was come to otherwise', () => {
    const { gaps } = gapsWith('    - choose: Tidak\n', '    - them: entahlah\n    - them: entahlah\n');
    expect(gaps).toEqual([
      '5: no test chooses "Bisa" in coming',
      '7: no test leaves coming without an answer for 1d',
      '9: no test comes to if "if, 2 entries"',
      '12: no test comes to say "Sampai jumpa!"',
    ]);
  });

  it('is the whole flow where there is no test', () => {
    expect(gapsWith().figures).toBe('0 0');
  });

  it('is only what can never happen once everything else was shown', () => {
    const talks = ['    - choose: Bisa\n', '    - choose: Tidak\n', '    - after: 25h\n'];
    const { gaps } = gapsWith(...talks, '    - them: entahlah\n    - them: entahlah\n');
    expect(gaps).toEqual(['11: no test takes the last entry']);
  });

  const reminded = `steps:
  - ask: 'Bisa datang?'
    id: coming
    remind: [{ after: 1h }, { after: 2h, say: 'Bisa?' }]
    answer: yes_no
    timeout: { after: 1d }
    invalid: { say: 'Ya atau tidak?' }
  - if: [{ when: results.coming, goto: end }]
  - say: 'Sayang sekali.'
`;
  const first = '4: no test is reminded in coming after 1h';
  const second = '4: no test is reminded in coming after 2h';
  const late = '6: no test leaves coming without an answer for 1d';
  const unclear = '7: no test is misunderstood in coming and asked again';
  const pity = '9: no test comes to say "Sayang sekali."';

  it.each([
    ['    - them: ya\n', [first, second, late, unclear, '8: no test has none of these', pity]],
    [
      '    - after: 90m\n    - them: hmm\n    - them: tidak\n',
      [second, late, '8: no test has @(results.coming)'],
    ],
    ['    - after: 25h\n', [unclear, '8: no test comes to if "if"', pity]],
  ])('are reminders, misunderstandings and what is left when no entry is true: %j', (talk, gaps) => {
    expect(gapsOf(reminded, [talk]).gaps).toEqual(gaps);
  });
});
