import { type Announcement } from '../../domain/broadcast.ts';
import { channelOf, type ChannelName } from '../../domain/contact/address.ts';
import { heardOn } from '../../domain/contact/heard-on.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { findRefusal, isForThem } from '../../engine/start/find-refusal.ts';
import { findAnnounceDelay } from '../../engine/announce/find-announce-delay.ts';
import { type World } from '../../engine/world.ts';

/** What will become of a broadcast for somebody, as far as can be told beforehand. */
export type Class =
  | { readonly kind: 'go'; readonly channel: ChannelName }
  | { readonly kind: 'held'; readonly channel: ChannelName; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: string };

/** What the programme's networks allow. */
export interface Reach {
  readonly channels: ReadonlySet<ChannelName>;
  /** Whether WhatsApp may be used to write first to people who never wrote. */
  readonly newContacts: boolean;
}

/** The network that somebody is reached over, null where there is none: the address heard from last goes first. */
export function channelFor(contact: Contact, channels: Reach['channels']): ChannelName | null {
  const reachable = contact.addresses.filter((each) => !contact.unreachable.includes(each));
  return reachable.map(channelOf).find((each) => channels.has(each)) ?? null;
}

/** Sorts one contact of the audience. */
export function classify(
  world: Pick<World, 'now' | 'manners' | 'program'>,
  contact: Contact,
  {
    announcement: { talking, flow },
    reach,
    excluded,
  }: {
    readonly announcement: Pick<Announcement, 'talking' | 'flow'>;
    readonly reach: Reach;
    readonly excluded: boolean;
  },
): Class {
  if (excluded) {
    return { kind: 'skipped', reason: 'excluded' };
  }
  const channel = channelFor(contact, reach.channels);
  const refusal = isForThem(flow, contact, world)
    ? findObstacle(world, contact, { channel, reach })
    : 'not_for';
  if (refusal !== null || channel === null) {
    return { kind: 'skipped', reason: refusal ?? 'unreachable' };
  }
  const delay = findAnnounceDelay(contact, world, { talking });
  return delay === null ? { kind: 'go', channel } : { kind: 'held', channel, reason: delay.reason };
}

function findObstacle(
  world: Pick<World, 'now' | 'manners'>,
  contact: Contact,
  { channel, reach }: { readonly channel: ChannelName | null; readonly reach: Reach },
): string | null {
  const strange = channel === 'whatsapp' && heardOn(contact, channel) === null;
  return findRefusal(contact, world) ?? (strange && !reach.newContacts ? 'new_contact' : null);
}
