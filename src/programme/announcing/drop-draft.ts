import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { tellStatus } from './tell-status.ts';

/**
 * What was shown is not sent. Where it has begun already only the very words for that end it, since a mere no may be
 * meant for somebody else; how far it had come is told.
 */
export async function dropDraft(
  parts: AnnouncingParts,
  by: Contact,
  { broadcast: id, sure = false }: Extract<AnnouncingAct, { readonly kind: 'drop' }>,
): Promise<string> {
  const { broadcasts } = parts;
  const known = await broadcasts.get(id);
  const isOpen = known.state === 'started' || known.state === 'paused';
  if (isOpen && !sure) {
    return sayTo(parts, by)('announce_goes_on', { status: await tellStatus(parts, by, known) });
  }
  const dropped = isOpen || known.state === 'draft' ? await broadcasts.cancel(id) : known;
  return dropped.startedAt === null ? sayTo(parts, by)('announce_dropped') : tellStatus(parts, by, dropped);
}
