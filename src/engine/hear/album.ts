import { type InboundMessage } from '../../domain/message.ts';
import { change, type Draft } from '../draft.ts';

/**
 * Whether an earlier picture of the same album was heard already. Pictures that were sent at once are one message to
 * whoever sent them: they are answered once, though the last may come minutes after the first.
 */
export function isMoreOfAlbum({ contact }: Draft, { album }: InboundMessage): boolean {
  return album !== undefined && contact.album === album;
}

/** Remembers the album that a message belongs to, once the message was dealt with. */
export function noteAlbum(draft: Draft, { album }: InboundMessage): void {
  if (album !== undefined) {
    change(draft, { album });
  }
}
