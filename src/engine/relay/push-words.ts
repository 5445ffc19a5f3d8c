import { type EffectOf } from '../../domain/effect.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Words } from '../../domain/thread.ts';
import { type Draft, nextId } from '../draft.ts';

/** Has words of a family brought to people; the row of the history that they stand in names them. */
export function pushWords(
  draft: Draft,
  message: InboundMessage,
  readers: Pick<EffectOf<'relay'>, 'urgent' | 'staff' | 'to' | 'atOnce'>,
): void {
  draft.effects.push({ kind: 'relay', id: nextId(draft), words: wordsOf(draft, message), ...readers });
}

/** What somebody says in this turn, with the row of the history that it stands in. */
export function wordsOf({ effects, event }: Draft, { text, media }: InboundMessage): Words {
  const heard = effects.find((each) => each.kind === 'heard')?.id ?? event.id;
  return { heard, text, media };
}
