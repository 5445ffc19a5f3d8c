import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { tellStatus } from './tell-status.ts';

/**
 * Drops the draft that was shown. One that has begun already is ended only by the very words for that, since a mere no
 * may be meant for something else; how far it had come is told.
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
