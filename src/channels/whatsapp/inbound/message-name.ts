import { type WAMessageKey } from '@whiskeysockets/baileys';
import { type Baileys } from '../live-socket.ts';

/** The name of a message in the inbox: chat, direction and the sender's id of it. */
export function nameOfKey(baileys: Baileys, { remoteJid, fromMe, id }: WAMessageKey): string {
  return `${baileys.jidNormalizedUser(remoteJid ?? undefined)} ${fromMe ? 'out' : 'in'} ${id ?? ''}`;
}

/**
 * The same, from the attributes of a stanza. Undefined for what is not kept: all but private chats, and what our own
 * phone tells us about keys and history.
 */
export function nameOfEnvelope(
  baileys: Baileys,
  attrs: Readonly<Record<string, string>>,
  me: { readonly id: string; readonly lid: string },
): string | undefined {
  const { from = '', id } = attrs;
  const isPrivate = /@(s\.whatsapp\.net|lid|hosted|hosted\.lid)$/.test(from);
  if (!isPrivate || id === undefined || attrs['category'] === 'peer') {
    return undefined;
  }
  const { fullMessage } = baileys.decodeMessageNode({ tag: 'message', attrs: { ...attrs } }, me.id, me.lid);
  return nameOfKey(baileys, fullMessage.key);
}
