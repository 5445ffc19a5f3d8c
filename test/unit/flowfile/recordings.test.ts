import { describe, expect, it } from '@jest/globals';
import { type Program } from '../../../src/engine/program.ts';
import { describeStep } from '../../../src/flowfile/drawing/describe-step.ts';
import { findHints } from '../../../src/flowfile/checks/find-hints.ts';
import { readFlow } from '../../../src/flowfile/flow/read-flow.ts';
import { readLocaleFile } from '../../../src/flowfile/texts/locale-file.ts';
import { findFlowTexts } from '../../../src/flowfile/translations/flow-texts.ts';
import { openTalk } from '../../support/engine-world.ts';

const text = `language: id
steps:
  - ask: Apa kabar?
    id: mood
    media: kabar.ogg
    timeout: { after: 1d }
  - say:
    media: salam.ogg
`;
const jv = readLocaleFile({
  language: 'jv',
  flow: 'uji',
  file: 'locales/jv/uji.yaml',
  text: 'Apa kabar?: Pripun kabaripun?\nkabar.ogg: kabar-jv.ogg\n',
});

function program(): Program {
  const { program: read, faults } = readFlow({ file: 'uji.yaml', text }, { locales: [jv] });
  expect(faults).toEqual([]);
  if (!read) {
    throw new Error('no program');
  }
  return read;
}

describe('a voice recorded for each language', () => {
  it.each([
    ['jv', 'Pripun kabaripun?', 'flow:kabar-jv.ogg'],
    ['id', 'Apa kabar?', 'flow:kabar.ogg'],
    ['en', 'Apa kabar?', 'flow:kabar.ogg'],
  ])('is heard by who speaks it, else that of the flow: %s', (language, words, ref) => {
    const talk = openTalk({ flows: {}, programs: [program()], contact: { language } });
    expect(talk.start('uji')).toEqual([words]);
    expect(talk.effects('send').flatMap(({ media }) => media)).toMatchObject([{ kind: 'voice', ref }]);
    talk.forget();
    talk.hear('baik');
    expect(talk.effects('send').flatMap(({ media }) => media)).toMatchObject([{ ref: 'flow:salam.ogg' }]);
  });

  it('is counted in kilobytes, drawn, and handed out to translators', () => {
    const [question] = program().steps;
    expect(question && describeStep(question)).toBe('Apa kabar? [kabar.ogg, jv: kabar-jv.ogg]');
    expect(findHints(program(), () => 2000).map(({ text: hint }) => hint)).toEqual([
      'kabar.ogg costs 2 kB',
      'kabar-jv.ogg costs 2 kB',
      'salam.ogg costs 2 kB',
    ]);
    const texts = findFlowTexts({ id: 'uji', file: 'uji.yaml', text }, [jv]);
    expect(texts.map(({ text: each, translations }) => [each, translations['jv']])).toEqual([
      ['Apa kabar?', 'Pripun kabaripun?'],
      ['kabar.ogg', 'kabar-jv.ogg'],
      ['salam.ogg', undefined],
    ]);
  });
});
