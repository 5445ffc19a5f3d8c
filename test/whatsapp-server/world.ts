import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Directory } from './directory.ts';
import { type Faults } from './faults.ts';
import { type Device } from './device.ts';
import { type MediaHost } from './media/media-host.ts';
import { type Network } from './network.ts';
import { type StanzaLog } from './stanza-log.ts';

/** What all parts of the server share. */
export interface World {
  readonly log: StanzaLog;
  readonly faults: Faults;
  readonly directory: Directory;
  readonly network: Network;
  readonly media: MediaHost;
  /** The accounts that devices can be linked to, by number. */
  readonly accounts: ReadonlyMap<string, LinkedAccount>;
  /** By address. */
  readonly groups: Map<string, { describe(): BinaryNode }>;
  readonly settings: Settings;
  /** The server's clock, in milliseconds. */
  readonly now: () => number;
}

/** A number that devices are linked to. */
export interface LinkedAccount {
  readonly number: string;
  readonly lid: string;
  /** The linked devices; those that were removed are gone from here. */
  linked: readonly Device[];
}

/** How the server behaves throughout. */
export interface Settings {
  /**
   * How many pre-keys a new device has to make: `all` is the real thing (812, a second of work and a timer of
   * 30 s in the client), `few` 5; with `none`, people begin sessions without them, as WhatsApp allows.
   */
  readonly preKeys: 'none' | 'few' | 'all';
  /** Whether the phone sends a new device its (empty) history, as phones do. */
  readonly history: boolean;
  /** What `abt` answers, by the number or name of the property. */
  readonly props: Readonly<Record<string, string>>;
}

/** The server's clock in seconds, as stanzas have it. */
export function seconds(world: World, at = world.now()): string {
  return String(Math.floor(at / 1000));
}
