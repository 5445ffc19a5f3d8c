import type * as baileys from '@whiskeysockets/baileys';
import { type UserFacingSocketConfig, type WASocket } from '@whiskeysockets/baileys';
import { type Ear } from '../channel.ts';

/** The library, loaded only when WhatsApp is switched on. */
export type Baileys = typeof baileys;

/** One life of an account's connection. After a reconnect there is a new one and the old one is silent. */
export interface LiveSocket {
  readonly baileys: Baileys;
  readonly sock: WASocket;
  /** Our own short name of the number's account, as it stands in addresses: `whatsapp:<account>/pn/<number>`. */
  readonly account: string;
  /** Grows with each socket of the process. */
  readonly generation: number;
  /** Who hears what comes in. */
  readonly ear: Ear;
}

/**
 * Binds a part to a new socket before its first stanza. Answers with what unbinds it, which is awaited: nothing
 * may be handed over after that.
 */
export type AttachPart = (live: LiveSocket) => () => unknown;

/** A part that lives with each socket: what comes in, what goes out. */
export interface WhatsAppPart {
  /** What the part wants of the library, beside what the connection sets. */
  readonly configure?: (baileys: Baileys) => Partial<UserFacingSocketConfig>;
  readonly attach: AttachPart;
}
