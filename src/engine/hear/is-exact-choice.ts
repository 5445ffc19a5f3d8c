import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { type Draft } from '../draft.ts';
import { describeQuestion, findQuestion } from './open-question.ts';

/** Whether a message is exactly one of the choices of the open question. */
export function isExactChoice(draft: Draft, message: Pick<InboundMessage, 'text' | 'media'>): boolean {
  const open = findQuestion(draft);
  if (open?.step.answer !== 'choice') {
    return false;
  }
  const word = normalise(message.text);
  const exact = describeQuestion(draft, open).options.some(({ value, labels, accept }) =>
    [String(value), ...labels, ...accept].some((each) => normalise(each) === word),
  );
  const about = { now: draft.world.now, timezone: draft.contact.timezone };
  const reply = { text: message.text, media: message.media, choice: null };
  return exact && readAnswer(describeQuestion(draft, open), reply, about).kind === 'answer';
}
