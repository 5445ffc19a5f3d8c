import { chance } from '../domain/chance.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { copyContact } from '../domain/contact/copy-contact.ts';
import { type Event } from '../domain/event.ts';
import { type Draft } from './draft.ts';
import { type World } from './world.ts';

/** A draft with nothing done yet. */
export function openTurn(world: World, contact: Contact, event: Event): Draft {
  return {
    world,
    event,
    contact: copyContact(contact),
    effects: [],
    exempt: new Set(),
    notes: [],
    nodes: 0,
    solicited: isCausedByPerson(event),
    steps: 0,
    place: 0,
    cause: null,
    behind: null,
    writing: null,
    unclear: [],
    chance: world.chance ?? chance(event.id),
  };
}

function isCausedByPerson(event: Event): boolean {
  const asked: readonly Event['kind'][] = ['message', 'speak', 'household'];
  return asked.includes(event.kind) || (event.kind === 'start' && event.by === 'person');
}
