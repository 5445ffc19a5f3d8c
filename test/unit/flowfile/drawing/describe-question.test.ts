import { expect, it } from '@jest/globals';
import { describeQuestion } from '../../../../src/flowfile/drawing/describe-question.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';

const text = `steps:
  - say: 'Halo.'
    id: hello
  - ask: "Minggu ini\\nberapa hari @contact.name berjualan?"
    id: days
    answer: integer
`;

it('gives the words of a question in one line, and of nothing else', () => {
  const flow = readFlow({ file: 'kabar.yaml', text }).program ?? undefined;
  const asked = ['days', 'hello', 'gone'].map((id) => describeQuestion(flow, id));
  expect(asked).toEqual(['Minggu ini berapa hari @contact.name berjualan?', undefined, undefined]);
  expect(describeQuestion(undefined, 'days')).toBeUndefined();
});
