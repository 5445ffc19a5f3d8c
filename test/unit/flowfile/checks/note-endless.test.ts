import { describe, expect, it } from '@jest/globals';
import { useFlowFolder } from '../../../support/flow-folder.ts';

const read = useFlowFolder();

const again = (timeout: string, more = ''): string =>
  `${more}steps:
  - id: sapa
    say: Halo
  - { ask: Apa kabar?, id: kabar, timeout: { after: 1d${timeout} } }
  - ask: Masih di sana?
    id: masih
    timeout: { after: 1d, goto: sapa }
`;

describe('a question that comes again when nobody answers', () => {
  it.each([
    ['itself', ', goto: kabar', ['4:5']],
    ['a step before it', ', goto: sapa', ['4:5']],
    ['another question whose time runs out', ', goto: masih', ['4:5', '5:5']],
  ])('is hinted at where its time leads to %s', (_name, timeout, places) => {
    expect(read(again(timeout))).toEqual({
      faults: [],
      hints: places.map((place) => `${place} hint: ${words}`),
    });
  });

  it.each([
    ['ends the talk', '', ''],
    ['goes to the end', ', goto: end', ''],
    ['goes round in a flow that expires', ', goto: kabar', 'expires: 3d\n'],
  ])('is left alone where its time %s', (_name, timeout, more) => {
    expect(read(again(timeout, more)).hints).toEqual([]);
  });
});

const words = 'who never answers is asked this again without end; give the flow "expires: 7d"';
