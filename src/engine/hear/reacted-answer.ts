import { type InboundMessage } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';
import { isExactChoice } from './exact-answer.ts';
import { findQuestion } from './open-question.ts';

/**
 * A reaction on the open question that is exactly one of its choices is the answer, as if it were written; every
 * other one is only kept, for people put signs on messages without meaning to say something.
 */
export function asAnswer(draft: Draft, message: InboundMessage): InboundMessage {
  const { quiet, reactsTo, ...said } = message;
  const asked = findQuestion(draft)?.waiting.question;
  const isAnswer =
    quiet === 'reaction' && asked !== undefined && reactsTo?.question === asked && isExactChoice(draft, said);
  return isAnswer ? { ...said, reactsTo } : message;
}
