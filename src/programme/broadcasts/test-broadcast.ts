import { type Broadcast } from '../../domain/broadcast.ts';
import { digest } from '../../domain/text/digest.ts';
import { filesOf, rehearseAnnouncement } from '../../engine/announce/render-announcement.ts';
import { findContact } from '../records/find-contact.ts';
import { type BroadcastParts } from './broadcast-parts.ts';
import { BroadcastRefused } from './broadcast-refused.ts';

/** Sends a broadcast to one contact at once, as words of staff: nothing holds it back, and it is counted nowhere. */
export async function testBroadcast(
  parts: BroadcastParts,
  { id, announcement }: Broadcast,
  { contact, request }: { readonly contact: string; readonly request: string | null },
): Promise<void> {
  const found = await findContact(parts.store, contact);
  if (!found) {
    throw new BroadcastRefused('not_found', 'There is no such contact.', 'body.contact');
  }
  const at = parts.now();
  const name = `test-${digest(`${id} ${contact} ${request ?? at}`)}`;
  const { flow } = announcement;
  const { text } = rehearseAnnouncement(parts.world(), found, announcement);
  const words = { kind: 'notice', text, media: filesOf(announcement), from: null, urgent: true } as const;
  const begin = { kind: 'start', flow: flow ?? '', by: 'person', params: {} } as const;
  await parts.happen(found.id, { id: name, at, ...(flow === null ? words : begin) });
}
