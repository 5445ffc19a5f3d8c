import { type Program, type Step, type Target } from '../program.ts';

/** What a step leads to: an index to go on at, `waits` for an event, or `moved` to another flow of the stack. */
export type Outcome = Target | 'waits' | 'moved';

/** A step of one verb with its program. */
export interface At<Verb extends Step['verb']> {
  readonly program: Program;
  readonly step: Extract<Step, { readonly verb: Verb }>;
}
