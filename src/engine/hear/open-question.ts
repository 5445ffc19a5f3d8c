import { type Draft } from '../draft.ts';
import { findOpenStep, type OpenStep } from '../find-open-step.ts';
import { type ChoiceOption } from '../program.ts';
import { renderTemplateAt } from '../render.ts';
import { renderLabel, valueOfChoice } from '../render-label.ts';
import { type Question, readAnswer, type Reading, type Reply } from '../answers/read-answer.ts';

/** The question that waits for an answer. */
export type OpenQuestion = OpenStep<'ask'>;

/** The open question of the contact, if there is one. */
export function findQuestion(draft: Draft): OpenQuestion | undefined {
  return findOpenStep(draft, 'ask');
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

/** What is said to the open question: its answer, or why it is none. */
export function readReply(draft: Draft, open: OpenQuestion, reply: Reply): Reading {
  const about = { now: draft.world.now, timezone: draft.contact.timezone };
  return readAnswer(describeQuestion(draft, open), reply, about);
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
