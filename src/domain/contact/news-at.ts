import { type Instant } from '../time/clock.ts';
import { type Contact } from './contact.ts';

/**
 * When there last was news of somebody: their own words, or what somebody told who was with them. Before the first it is
 * when they came.
 */
export function newsAt({
  lastHeardAt,
  toldOfAt = 0,
  createdAt,
}: Pick<Contact, 'lastHeardAt' | 'toldOfAt' | 'createdAt'>): Instant {
  return Math.max(lastHeardAt ?? createdAt, toldOfAt);
}
