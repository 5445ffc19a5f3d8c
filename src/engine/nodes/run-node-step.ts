import { type Draft } from '../draft.ts';
import { type Program, type Step } from '../program.ts';
import { type Outcome } from '../steps/step.ts';
import { act } from './act.ts';
import { chooseWay } from './choose.ts';
import { enterFlow } from './enter.ts';
import { listen } from './listen.ts';
import { type NodeStep } from './node-flow.ts';
import { visitNode } from './visit.ts';

/** Runs a step of a node flow. */
export function runNodeStep(
  draft: Draft,
  at: { readonly program: Program; readonly step: Extract<Step, { readonly verb: NodeStep['verb'] }> },
): Outcome {
  const { program, step } = at;
  switch (step.verb) {
    case 'node':
      return visitNode(draft, { program, step });
    case 'act':
      return act(draft, { program, step });
    case 'enter':
      return enterFlow(draft, { program, step });
    case 'listen':
      return listen(draft, { program, step });
    case 'choose':
      return chooseWay(draft, { program, step });
  }
}
