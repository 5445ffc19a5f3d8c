import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findGaps } from '../../src/cli/flows/find-gaps.ts';
import { playTranscript } from '../../src/cli/flows/play-transcript.ts';
import { watchProgram } from '../../src/cli/flows/watch-program.ts';
import { formatFault } from '../../src/flowfile/yaml/fault.ts';
import { linesOnPhone } from '../../src/flowfile/checks/lines-on-phone.ts';
import { openSource } from '../../src/flowfile/yaml/source.ts';
import { readTranscripts, type Transcript } from '../../src/flowfile/transcripts/transcript.ts';
import { readFolder, toScript } from '../../src/assembly/script.ts';

const flows = 'flows';
const folder = readFolder({ flowsDir: flows, localesDir: 'locales', language: 'id' });
const usual = { language: 'id', timezone: 'Asia/Jakarta' };

const transcriptsOf = (flow: string): readonly Transcript[] => {
  const file = join(flows, `${flow}.test.yaml`);
  const { transcripts, faults } = readTranscripts({ file, text: readFileSync(file, 'utf8') });
  expect(faults.map(formatFault)).toEqual([]);
  return transcripts;
};

/**
 * The same talk with somebody of another language: the same words, buttons and answers kept; what is said by us is not
 * compared.
 */
function spokenIn(language: string, flow: string, transcript: Transcript): Transcript {
  const locale = folder.locales.find((each) => each.flow === flow && each.language === language);
  const talk = transcript.talk.flatMap((line) => {
    if (line.kind === 'choose') {
      return { ...line, label: locale?.translations.get(line.label)?.text ?? line.label };
    }
    return line.kind === 'bot' ? [] : line;
  });
  const contact = { ...transcript.contact, language };
  return language === 'id' ? transcript : { ...transcript, contact, talk, tasks: null, notified: null };
}

describe('the flows that come with the product', () => {
  it('have no fault and no warning, in any language', () => {
    expect(folder.faults.map(formatFault)).toEqual([]);
  });

  it.each([...folder.programs.keys()])('play as their transcripts say: %s', (flow) => {
    const script = toScript(folder, { quietHours: true });
    const reports = transcriptsOf(flow).map((transcript) => [
      transcript.it,
      ...playTranscript(flow, transcript, { script, usual }),
    ]);
    expect(reports.filter(([, ...differences]) => differences.length > 0)).toEqual([]);
  });

  it.each([...folder.programs.keys()])('are there in Javanese and English: %s', (flow) => {
    const languages = folder.locales.filter((locale) => locale.flow === flow).map(({ language }) => language);
    expect(languages.sort()).toEqual(['en', 'jv']);
  });

  const inLanguages = [...folder.programs].flatMap(([flow, program]) =>
    ['id', 'jv', 'en'].map((language) => [flow, language, program] as const),
  );

  it.each(inLanguages)('show every step and way in some transcript: %s in %s', (flow, language, program) => {
    const watched = watchProgram(program);
    const programs = new Map([...folder.programs, [flow, watched.program]]);
    const script = { ...toScript(folder, { quietHours: true }), programs };
    const differences = transcriptsOf(flow).flatMap((transcript) =>
      playTranscript(flow, spokenIn(language, flow, transcript), { script, usual }),
    );
    const source = openSource({ file: `${flow}.yaml`, text: folder.sources.get(flow) ?? '' });
    expect(findGaps(program, source, watched).gaps).toEqual([]);
    expect(differences).toEqual([]);
  });

  it.each([...folder.programs.keys()])('say nothing longer than three lines: %s', (flow) => {
    const texts = transcriptsOf(flow)
      .flatMap(({ talk }) => talk)
      .flatMap((line) => (line.kind === 'bot' ? line.texts : []));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => linesOnPhone(text) > 3)).toEqual([]);
  });

  it('translate into nothing longer than three lines', () => {
    const longest = folder.locales.flatMap(({ translations }) => [...translations.values()]);
    const plain = longest.map(({ text }) =>
      text.replaceAll(/@\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu, 'Siti Aminah'),
    );
    expect(plain.filter((text) => linesOnPhone(text) > 3)).toEqual([]);
  });

  it('ask nobody for a PIN, an OTP or an identity number', () => {
    const asked = [...folder.programs.values()]
      .flatMap(({ steps }) => steps.flatMap((step) => (step.verb === 'ask' ? [step.say.source.source] : [])))
      .filter((text) => /\b(?:pin|otp|nik|ktp|kk|sandi)\b/iu.test(text));
    expect(asked).toEqual([]);
  });

  const asking = [...folder.programs].filter(
    ([, { for: roles, steps }]) =>
      !roles.some((role) => role !== 'beneficiary') && steps.some(({ verb }) => verb === 'ask'),
  );

  it.each(asking)('give families a way out of every question: %s', (_, { steps }) => {
    const questions = steps.filter((step) => step.verb === 'ask');
    const closed = questions.filter(
      ({ say, choices }) =>
        !/LEWATI|STOP/u.test(say.source.source) &&
        !choices.some(({ value }) => ['skip', 'later', 'maybe'].includes(String(value))),
    );
    expect(closed.map(({ key }) => key)).toEqual([]);
  });

  it('end every question by themselves when nobody answers', () => {
    const endless = [...folder.programs.values()].flatMap(({ id, steps }) =>
      steps.flatMap((step) =>
        step.verb === 'ask' && !(step.timeout.after > 0) ? [`${id} ${step.key}`] : [],
      ),
    );
    expect(endless).toEqual([]);
  });
});
