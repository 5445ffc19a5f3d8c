import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type Row } from '../../../../src/domain/row.ts';
import { transcriptOf } from '../../../../src/console/simulator/transcript-of.ts';
import { readTranscripts } from '../../../../src/flowfile/transcripts/transcript.ts';

const minute = 60_000;
let at = 0;

function message(id: string, data: Row['data'], later = 0): Row {
  at += later;
  const said = { text: '', media: [], choice: null, ...data };
  return { kind: 'messages', id, contact: 'c', at, version: 1, data: said };
}

const them = (id: string, text: string, more: Row['data'] = {}, later = 0) =>
  message(id, { direction: 'in', text, ...more }, later);
const bot = (id: string, text: string, later = 0) => message(id, { direction: 'out', text }, later);

const session: Row = {
  kind: 'sessions',
  id: 'e2.1',
  contact: 'c',
  at: 0,
  version: 2,
  data: { flow: 'kabar', status: 'completed' },
};

function written(said: readonly Row[], results: readonly Row[] = []) {
  return transcriptOf({ said, session, results, name: 'Siti' });
}

describe('a talk kept as a test', () => {
  it('begins with what started its flow, and tells presses, files, passed time and answers in a row', () => {
    at = 0;
    const result = { session: 'e2.1', step: 'mood', value: 'good' };
    const { file, text } = written(
      [
        them('e1.0', 'halo'),
        bot('e1.1', 'Halo.'),
        them('e2.0', 'kabar'),
        bot('e2.2', 'Hai.'),
        bot('e2.3', 'Apa kabar?'),
        bot('f1', 'Kami tunggu.', 90 * minute),
        them('e3.0', 'Semangat', { choice: 0 }),
        message('e4.0', { direction: 'in', media: [{ kind: 'voice' }] }),
        message('e5.0', { direction: 'in', text: '👍', reaction: { to: 'e2.3' } }),
        bot('e3.1', 'Hebat!'),
      ],
      [
        { kind: 'results', id: 'r', contact: 'c', at: 0, version: 1, data: result },
        { kind: 'results', id: 'q', contact: 'c', at: 0, version: 1, data: { ...result, session: 'e0.1' } },
      ],
    );
    expect(file).toBe('kabar.test.yaml');
    expect(readTranscripts({ file, text }).faults).toEqual([]);
    expect((parse(text) as { tests: unknown[] }).tests).toEqual([
      {
        it: expect.any(String),
        contact: { name: 'Siti' },
        talk: [
          { them: 'kabar' },
          { bot: ['Hai.', 'Apa kabar?'] },
          { after: '90m' },
          { bot: 'Kami tunggu.' },
          { choose: 'Semangat' },
          { send: 'voice' },
          { bot: 'Hebat!' },
        ],
        results: { mood: 'good' },
        status: 'completed',
      },
    ]);
  });
});
