import { describe, expect, it } from '@jest/globals';
import { useFlowFolder } from '../../../support/flow-folder.ts';

const read = useFlowFolder();

const flow = (answer: string, when: string): string =>
  `steps:
  - { ask: Setuju?, id: setuju, answer: ${answer}, timeout: { after: 1d, goto: end } }
  - if: [{ when: '${when}', goto: ikut }, { goto: end }]
  - { id: ikut, set: { contact.opted_in: true } }
`;

describe('a condition on a question of yes or no', () => {
  it.each(['@results.setuju', 'results.setuju', '@(results.setuju)', '@results.setuju.value'])(
    'is hinted at where a voice note that nobody has heard counts as yes: %s',
    (when) => {
      expect(read(flow('yes_no', when))).toEqual({
        faults: [],
        hints: [
          '3:5 hint: a voice note to "setuju" counts as yes here, unheard; write "@(results.setuju = true)"',
        ],
      });
    },
  );

  it.each(['@(results.setuju = true)', '@results.setuju.text', '@contact.opted_in'])(
    'is left alone where it does not: %s',
    (when) => {
      expect(read(flow('yes_no', when)).hints).toEqual([]);
    },
  );

  it('is left alone where any answer is meant', () => {
    expect(read(flow('text', '@results.setuju')).hints).toEqual([]);
  });
});
