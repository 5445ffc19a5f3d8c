import { type LiveSocket } from '../live-socket.ts';

/** Whether two names of WhatsApp's are of one person, as far as the library remembers or can ask. */
export async function isSameChat(
  { baileys, sock }: LiveSocket,
  one: string | null | undefined,
  other: string,
): Promise<boolean> {
  if (!one) {
    return false;
  }
  if (baileys.areJidsSameUser(one, other)) {
    return true;
  }
  const { lidMapping } = sock.signalRepository;
  const isHidden = /@(hosted\.)?lid$/u.test(other);
  const also = await (isHidden ? lidMapping.getPNForLID(other) : lidMapping.getLIDForPN(other));
  return also !== null && baileys.areJidsSameUser(one, also);
}
