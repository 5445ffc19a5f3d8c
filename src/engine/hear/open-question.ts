import { type Waiting } from '../../domain/session.ts';
import { type Draft, topFrame } from '../draft.ts';
import { type AskStep, type ChoiceOption, type Program } from '../program.ts';
import { renderTemplateAt } from '../render.ts';
import { renderLabel, valueOfChoice } from '../render-label.ts';
import { type Question } from '../answers/read-answer.ts';

/** The question that waits for an answer, with where it stands. */
export interface OpenQuestion {
  readonly program: Program;
  readonly step: AskStep;
  /** The step's index in the program. */
  readonly index: number;
  readonly waiting: Extract<Waiting, { readonly kind: 'question' }>;
}

/** The open question of the contact, if there is one. */
export function findQuestion({ contact, world }: Draft): OpenQuestion | undefined {
  const { session } = contact;
  if (session?.waiting.kind !== 'question') {
    return undefined;
  }
  const frame = topFrame(session);
  const program = world.program(frame.flow, frame.version);
  const step = program?.steps[frame.step];
  return program && step?.verb === 'ask'
    ? { program, step, index: frame.step, waiting: session.waiting }
    : undefined;
}

/** The question in the form that answers are read by, its labels in every language it has. */
export function describeQuestion(draft: Draft, { program, step }: OpenQuestion): Question {
  return {
    answer: step.answer,
    min: step.min,
    max: step.max,
    options: step.choices.map((option) => ({
      value: valueOfChoice(draft, { program, step }, option),
      accept: option.accept,
      labels: labelsOf(draft, { program, step }, option),
    })),
  };
}

/** What an expression is written as is nothing that people see, and no word of theirs is looked for in it. */
function labelsOf(
  draft: Draft,
  place: Pick<OpenQuestion, 'program' | 'step'>,
  option: ChoiceOption,
): readonly string[] {
  const { label } = option;
  const shown = renderLabel(draft, place, option);
  const inAll = [label.source, ...Object.values(label.translations)];
  const others = inAll
    .map((each) => renderTemplateAt(draft, place, each))
    .filter((each) => each.trim() !== '');
  return [...new Set([shown, ...others])];
}
