import { type WordsEffect } from '../../domain/words-effect.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Draft, nextId } from '../draft.ts';

/** Has words of a family brought to people; the row of the history that they stand in names them. */
export function pushWords(
  draft: Draft,
  { text, media }: InboundMessage,
  readers: Pick<Extract<WordsEffect, { readonly kind: 'relay' }>, 'urgent' | 'staff' | 'to'>,
): void {
  const heard = draft.effects.find((each) => each.kind === 'heard')?.id ?? draft.event.id;
  draft.effects.push({ kind: 'relay', id: nextId(draft), words: { heard, text, media }, ...readers });
}
