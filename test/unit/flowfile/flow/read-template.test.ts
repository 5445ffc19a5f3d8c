import { expect, it } from '@jest/globals';
import { useFlowFolder } from '../../../support/flow-folder.ts';

const read = useFlowFolder();

it('tells every broken expression of a text, each at its place', () => {
  const { faults } = read('steps:\n  - say: "A @(1 +) b @(foo(1)) c @(2 *) d @(len(1)"\n');
  expect(faults).toEqual([
    expect.stringMatching(/^2:18 error: this expression cannot be read: the expression ends too early/u),
    expect.stringMatching(/^2:24 error: this expression cannot be read: there is no function "foo"/u),
    expect.stringMatching(/^2:39 error: this expression cannot be read: the expression ends too early/u),
    expect.stringMatching(/^2:43 error: this expression cannot be read: the bracket of @\( is never closed/u),
  ]);
});
