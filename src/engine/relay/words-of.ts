import { type InboundMessage } from '../../domain/message.ts';
import { type Words } from '../../domain/thread.ts';
import { type Draft } from '../draft.ts';

/** What somebody says in this turn, with the row of the history that it stands in. */
export function wordsOf({ effects, event }: Draft, { text, media }: InboundMessage): Words {
  const heard = effects.find((each) => each.kind === 'heard')?.id ?? event.id;
  return { heard, text, media };
}
