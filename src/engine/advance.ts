import { type Contact } from '../domain/contact/contact.ts';
import { type Event } from '../domain/event.ts';
import { type Turn } from '../domain/turn.ts';
import { closeTurn } from './close-turn.ts';
import { happen } from './happen.ts';
import { openTurn } from './open-turn.ts';
import { type World } from './world.ts';

/**
 * One event applied to one contact: what becomes of the contact, and what is to be done, as data. Pure: the
 * same arguments give the same turn, on every machine and however often.
 */
export function advance(world: World, contact: Contact, event: Event): Turn {
  const draft = openTurn(world, contact, event);
  happen(draft, event);
  return closeTurn(draft);
}
