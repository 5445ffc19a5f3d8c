import { type InboundMessage } from '../../domain/message.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { type Draft } from '../draft.ts';
import { describeQuestion, findQuestion, readReply } from './open-question.ts';

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
  const { text, media } = message;
  return exact && readReply(draft, open, { text, media, choice: null }).kind === 'answer';
}
