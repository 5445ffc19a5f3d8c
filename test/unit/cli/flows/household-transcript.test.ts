import { expect, it } from '@jest/globals';
import { playTranscript } from '../../../../src/cli/flows/play-transcript.ts';
import { readTranscripts } from '../../../../src/flowfile/transcripts/transcript.ts';
import { scriptOf } from '../../../support/script-of.ts';

const flow = `
triggers: [{ keyword: kabar }]
steps:
  - ask: "Apa kabar?"
    id: kabar
    answer: text
  - say: Terima kasih.
`;
const text = `
tests:
  - it: menyebut siapa yang ditanya
    contact: { name: Siti, salutation: ibu, household: [Budi] }
    talk:
      - them: kabar
      - bot: "Untuk Ibu Siti: Apa kabar?"
      - them: baik
      - bot: Terima kasih.
`;

it('a flow test on a shared phone sees who is meant', () => {
  const { transcripts, faults } = readTranscripts({ file: 'kabar.test.yaml', text });
  const about = { script: scriptOf({ kabar: flow }), usual: { language: 'id', timezone: 'Asia/Jakarta' } };
  expect(faults).toEqual([]);
  expect(transcripts.flatMap((each) => playTranscript('kabar', each, about))).toEqual([]);
});
