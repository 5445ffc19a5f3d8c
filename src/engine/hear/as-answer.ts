import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { isExactChoice } from './is-exact-choice.ts';
import { findQuestion } from './open-question.ts';

/**
 * A reaction on the open question that is exactly one of its choices is the answer, as if it were written; every
 * other one is only kept, for people put signs on messages without meaning to say something.
 */
export function asAnswer(draft: Draft, message: InboundMessage): InboundMessage {
  if (message.quiet !== 'reaction') {
    return message;
  }
  const said = withoutQuiet(message);
  const asked = findQuestion(draft)?.waiting.question;
  const isAnswer = asked !== undefined && message.reactsTo?.question === asked && isExactChoice(draft, said);
  return isAnswer ? said : message;
}

function withoutQuiet(message: InboundMessage): InboundMessage {
  const { from, text, media, tap, startCode, edited, sentAt, networkId, reactsTo } = message;
  const said = { from, text, media, tap, startCode, edited, sentAt };
  return Object.assign(said, networkId !== undefined && { networkId }, reactsTo && { reactsTo });
}
