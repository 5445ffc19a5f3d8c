import { type Address } from '../../domain/contact/address.ts';
import { type ContactRecord, type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { findRoute } from './find-route.ts';

/**
 * Where the open question most likely stands although nobody wrote that down: who was to send it died, it was answered
 * before we sent it again, and the network will not tell. Null for everything else that is taken back.
 */
export function askedBeforeUs(
  path: Path,
  { fresh, attempts }: Pick<Seat, 'fresh' | 'attempts'>,
  { contact }: ContactRecord,
  { id, held }: SendEntry,
): Address | null {
  const { session } = contact;
  const isAsked = session?.waiting.kind === 'question' && session.waiting.message === id;
  if (!isAsked || held !== null || fresh.has(id) || attempts.has(id)) {
    return null;
  }
  const route = findRoute(path, contact);
  return typeof route === 'object' && route.line.held() && !route.line.channel.repeatable
    ? route.address
    : null;
}
