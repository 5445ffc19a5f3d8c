import { type Draft } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { type Action } from '../node-flow.ts';

/** The action of one type. */
export type ActionOf<Type extends Action['type']> = Extract<Action, { readonly type: Type }>;

/** What an action leads to: nothing special, a wait for an answer from outside, or the end of the flow. */
export type Acted = 'waits' | 'fails' | undefined;

/** Runs an action. */
export type Act<Type extends Action['type']> = (
  draft: Draft,
  action: ActionOf<Type>,
  program: Program,
) => Acted;
