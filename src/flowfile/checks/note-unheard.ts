import { findLookups } from '../../engine/expressions/find-lookups.ts';
import { type Template } from '../../engine/expressions/template.ts';
import { type Source } from '../yaml/source.ts';
import { type Node } from './step-graph.ts';

/**
 * Hints at conditions that take a voice note to a question of yes or no for a yes, though nobody has heard it: its
 * value is `voice`, and every text is true.
 */
export function noteUnheard({ hint }: Pick<Source, 'hint'>, graph: readonly Node[]): void {
  const asked = graph.map(({ step }) => (step?.verb === 'ask' && step.answer === 'yes_no' ? step.key : null));
  for (const { step, at } of graph) {
    const tested = step?.verb === 'if' ? step.branches.map(({ when }) => when && bareResult(when)) : [];
    for (const id of tested.filter((each) => each !== null && asked.includes(each))) {
      hint(at, `a voice note to "${id}" counts as yes here, unheard; write "@(results.${id} = true)"`);
    }
  }
}

/** The question whose answer alone is the condition: `@results.agrees`. */
function bareResult(when: Template): string | null {
  const isBare = when.parts.some((part) => part.kind === 'expression' && part.node.op === 'property');
  const [root, id, part = 'value'] = findLookups(when)[0]?.path ?? [];
  return isBare && root === 'results' && part === 'value' && id !== undefined ? id : null;
}
