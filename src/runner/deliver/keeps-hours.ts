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
 * Whether one that did not come makes room for another under the cap. One of which nobody knows whether it came does
 * not, and one that is paused has done so already.
 */
export function givesRoomBack(entry: OutboxEntry): entry is SendEntry {
  return canGiveRoom(entry) && entry.held !== 'paused';
}

/** Whether it is counted for the cap, and it is known that it did not come. */
export function canGiveRoom(entry: OutboxEntry): entry is SendEntry {
  return beginsUnasked(entry) && !entry.doubted;
}
