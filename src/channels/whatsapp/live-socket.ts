import { type WASocket } from '@whiskeysockets/baileys';

/** The library, loaded only when WhatsApp is switched on. */
export type Baileys = typeof import('@whiskeysockets/baileys');

/** One life of an account's connection. After a reconnect there is a new one and the old one is silent. */
export interface LiveSocket {
  readonly baileys: Baileys;
  readonly sock: WASocket;
  /** Our own short name of the number's account, as it stands in addresses. */
  readonly account: string;
  /** Grows with each socket of the process. */
  readonly generation: number;
}

/** A part that lives with each socket: it binds its listeners and answers with what unbinds them. */
export type AttachPart = (live: LiveSocket) => () => void;
