import { heardOn } from '../../domain/contact/heard-on.ts';
import { type SendEffect } from '../../domain/effect.ts';
import { channelOf, type Address } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Line, type Path } from '../path.ts';

/** A message as the channel takes it. */
export function messageFor(to: Address, { id, solicited, urgent, ...send }: SendEffect, contact: Contact) {
  const { text, choices, question, media, reaction } = send;
  const heardAt = heardOn(contact, channelOf(to));
  const known = heardAt === null ? { met: false } : { met: true, heardAt };
  const message = { id, to, text, choices, question, media, solicited, urgent, ...known };
  return reaction ? { ...message, reaction } : message;
}

/** The address that a contact is reached at, and the line of its channel. */
export interface Route {
  readonly address: Address;
  readonly line: Line;
}

/**
 * The route to a contact: the address last heard from whose network still knows them. `only` limits it to one address,
 * for a reaction that belongs where its message is.
 */
export function findRoute(path: Path, contact: Contact, only?: Address): Route | 'nowhere' | 'channel_off' {
  const known = contact.addresses.filter((each) => only === undefined || each === only);
  const reachable = known.filter((each) => !contact.unreachable.includes(each));
  for (const address of reachable) {
    const line = path.lines.get(channelOf(address));
    if (line) {
      return { address, line };
    }
  }
  return reachable.length === 0 ? 'nowhere' : 'channel_off';
}
