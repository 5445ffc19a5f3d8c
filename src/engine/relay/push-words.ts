import { type EffectOf } from '../../domain/effect.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Draft, nextId } from '../draft.ts';
import { wordsOf } from './words-of.ts';

/** Has words of a family brought to people; the row of the history that they stand in names them. */
export function pushWords(
  draft: Draft,
  message: InboundMessage,
  readers: Pick<EffectOf<'relay'>, 'urgent' | 'staff' | 'to' | 'atOnce'>,
): void {
  draft.effects.push({ kind: 'relay', id: nextId(draft), words: wordsOf(draft, message), ...readers });
}
