import { type OutboxEntry, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type SendEffect } from '../../domain/effect.ts';

/** Whether a message keeps quiet hours: all that the person did not cause themselves, but for urgent words. */
export function keepsHours(send: SendEffect): boolean {
  return !send.solicited && !send.urgent;
}

/** Whether it is the message by which a conversation begins that the cap counts. */
export function beginsUnasked(entry: OutboxEntry): entry is SendEntry {
  return entry.kind === 'send' && entry.send.cause !== undefined && keepsHours(entry.send);
}

/**
 * Whether one that did not come makes room for another under the cap; one of which nobody knows whether it came does
 * not.
 */
export function givesRoomBack(entry: OutboxEntry): entry is SendEntry {
  return beginsUnasked(entry) && !entry.doubted;
}
