import { type WAMessage } from '@whiskeysockets/baileys';
import { type Instant } from '../../../domain/time/clock.ts';
import { type LiveSocket } from '../live-socket.ts';
import { jidOf } from '../whatsapp-address.ts';
import { type Content } from './content.ts';
import { type Person } from './person.ts';

/** A message of a private chat, with who it is from or to. */
export interface Arrived {
  readonly live: LiveSocket;
  readonly message: WAMessage;
  readonly person: Person;
  /** True when it was sent while we were away. */
  readonly offline: boolean;
}

/** WhatsApp's own names for a person, under all addresses that we know. */
export function jidsOf({ address, also }: Person): readonly string[] {
  return [address, ...also].flatMap((each) => jidOf(each)?.jid ?? []);
}

/**
 * The key of a message, the same whichever of the person's names it came under (that of the opaque id where it is
 * known), and the keys that it may have been taken under before. The sender's ids repeat across chats.
 */
export function keysOf(
  { person }: Arrived,
  id: string | null | undefined,
): { readonly key: string; readonly formerKeys: readonly string[] } {
  const [key = '', ...formerKeys] = [person.address, ...person.also]
    .sort()
    .map((each) => `${each}/${id ?? ''}`);
  return { key, formerKeys };
}

/** The network's id of a message; of an edit that of the message as it first came, since reactions go on that one. */
export function networkIdIn(content: Content, { key }: WAMessage): { readonly networkId?: string } {
  const id = content.kind === 'edit' ? content.of : (key.id ?? '');
  return id === '' ? {} : { networkId: id };
}

/** When a message was sent, by the network's clock; `now` where it names no time, or one that is still to come. */
export function sentAtOf({ messageTimestamp }: WAMessage, now: Instant): Instant {
  const told = Number(messageTimestamp ?? 0) * 1000;
  return told > 0 ? Math.min(told, now) : now;
}
