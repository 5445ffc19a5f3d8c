import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type World } from '../world.ts';
import { concernsOf } from './concerns.ts';

/**
 * The follow-ups of a contact with the one next look at the family. It moves with what is heard, by whole days, so
 * that a day of talk changes it once.
 */
export function planCare(
  contact: Contact,
  world: Pick<World, 'now' | 'manners' | 'phrase' | 'languages'>,
): readonly FollowUp[] {
  const { followUps } = contact;
  const planned = followUps.find((each) => each.kind === 'care');
  const { begun, looked } = planned ?? { begun: world.now, looked: world.now };
  const due = Math.min(...concernsOf(contact, begun, world).map(({ next }) => next(looked)));
  if ((planned?.due ?? Infinity) === due) {
    return followUps;
  }
  const others = followUps.filter(({ kind }) => kind !== 'care');
  return due === Infinity ? others : [...others, look(contact, { due, begun, looked })];
}

/** A look at a family; named after what was looked at before, so that it comes once. */
export function look(
  { id }: Contact,
  { due, begun, looked }: { readonly due: Instant; readonly begun: Instant; readonly looked: Instant },
): FollowUp {
  return { kind: 'care', id: `${id}.care.${due}.${looked}`, due, begun, looked };
}
