import { chance } from '../../../domain/chance.ts';
import { type Millis } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';

/** The shortest and the longest time that somebody seems to type; null types not at all. */
export type TypingRange = { readonly from: Millis; readonly to: Millis } | null;

/** From this length on a text takes the longest time. */
const longText = 240;

/**
 * How long we seem to type a message: the longer the longer, and never twice the same. Urgent words and signs come at
 * once.
 */
export function typingTime(
  { id, text, urgent, reaction }: Pick<OutboundMessage, 'id' | 'text' | 'urgent' | 'reaction'>,
  range: TypingRange,
): Millis {
  if (range === null || urgent || reaction) {
    return 0;
  }
  const share = 0.7 * Math.min(1, text.length / longText) + 0.3 * chance(`typing ${id}`)();
  return Math.round(range.from + (range.to - range.from) * share);
}
