import { type Instant } from '../time/clock.ts';
import { type Address, type ChannelName, channelOf } from './address.ts';

/** When somebody last wrote over each network; absent: never over that one. */
export type HeardOn = { readonly [network in ChannelName]?: Instant };

/** Somebody who may have been heard. */
interface Heard {
  readonly addresses: readonly Address[];
  readonly lastHeardAt: Instant | null;
  readonly heardOn?: HeardOn | undefined;
}

/** When they last wrote over a network: another one knows nothing of it. */
export function heardOn(contact: Heard, network: ChannelName): Instant | null {
  return knownOf(contact)[network] ?? null;
}

/** What is known once they wrote from an address. */
export function nowHeardOn(contact: Heard, from: Address, now: Instant): HeardOn {
  return { ...knownOf(contact), [channelOf(from)]: now };
}

/** What is known of two who are one. */
export function uniteHeardOn(older: Heard, younger: Heard): HeardOn {
  const [one, other] = [knownOf(older), knownOf(younger)];
  const networks = Object.keys({ ...one, ...other }) as readonly ChannelName[];
  return Object.fromEntries(
    networks.map((network) => [network, Math.max(one[network] ?? 0, other[network] ?? 0)]),
  );
}

/** Of somebody who was last heard before networks were told apart any may have been meant. */
function knownOf({ heardOn: known, lastHeardAt, addresses }: Heard): HeardOn {
  if (known !== undefined || lastHeardAt === null) {
    return known ?? {};
  }
  return Object.fromEntries(addresses.map((each) => [channelOf(each), lastHeardAt]));
}
