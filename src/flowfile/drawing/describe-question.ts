import { type Program } from '../../engine/program.ts';
import { describeStep } from './describe-step.ts';

const longest = 80;

/** What a question asks, as written; undefined where the flow has no such question (any more). */
export function describeQuestion(flow: Pick<Program, 'steps'> | undefined, id: string): string | undefined {
  const asked = flow?.steps.find(({ verb, key }) => verb === 'ask' && key === id);
  return asked && describeStep(asked, longest);
}
