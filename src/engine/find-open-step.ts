import { type Waiting } from '../domain/session.ts';
import { type Draft, topFrame } from './draft.ts';
import { type Program, type Step } from './program.ts';

/** A step that waits for what somebody says, with where it stands. */
export interface OpenStep<Verb extends Step['verb']> {
  readonly program: Program;
  readonly step: Extract<Step, { readonly verb: Verb }>;
  /** The step's index in the program. */
  readonly index: number;
  readonly waiting: Extract<Waiting, { readonly kind: 'question' }>;
}

/** The step of this kind that waits for what the contact says, if one does. */
export function findOpenStep<Verb extends Step['verb']>(
  { contact: { session }, world }: Draft,
  verb: Verb,
): OpenStep<Verb> | undefined {
  if (session?.waiting.kind !== 'question') {
    return undefined;
  }
  const { flow, version, step: index } = topFrame(session);
  const program = world.program(flow, version);
  const step = program?.steps[index];
  return program && step?.verb === verb
    ? { program, step: step as OpenStep<Verb>['step'], index, waiting: session.waiting }
    : undefined;
}
