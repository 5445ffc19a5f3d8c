import { type OutboundMessage } from '../../../domain/message.ts';
import { createRemembered } from '../../remembered.ts';
import { SendError } from '../../channel.ts';
import { type LiveSocket } from '../live-socket.ts';
import { type DeviceParts, findDevices } from './find-devices.ts';
import { jidOf } from '../whatsapp-address.ts';

/** Finds the chat of a message, with the devices and sessions that a send needs. Throws SendError. */
export type FindChat = (message: Pick<OutboundMessage, 'to' | 'met'>, live: LiveSocket) => Promise<string>;

/**
 * Makes what looks before a send whether anybody is there: the library itself would send an empty message, or one to
 * nobody, and say nothing. Numbers that never wrote to us are asked for once.
 */
export function createFindChat(parts: DeviceParts): FindChat {
  const registered = createRemembered<string>({ most: 2000 });
  return async ({ to, met }, live) => {
    const place = jidOf(to);
    if (place?.account !== live.account) {
      throw new SendError('unreachable', 'The address is none of this account.');
    }
    try {
      const isNew = !met && place.jid.endsWith('@s.whatsapp.net');
      const jid = isNew ? (registered.find(place.jid) ?? (await findRegistered(place.jid, live))) : place.jid;
      registered.keep(place.jid, jid);
      await makeReady({ jid, met }, live, parts);
      return jid;
    } catch (fault) {
      throw fault instanceof SendError
        ? fault
        : new SendError('network', 'WhatsApp did not say who is there.');
    }
  };
}

/** The account behind a number, which may bear another number than was dialled. */
async function findRegistered(dialled: string, { sock }: LiveSocket): Promise<string> {
  const found = await sock.onWhatsApp(dialled);
  if (found === undefined) {
    throw new SendError('network', 'WhatsApp did not say whether the number is registered.');
  }
  const there = found.find(({ exists }) => exists);
  if (!there) {
    throw new SendError('unreachable', 'The number is not on WhatsApp.');
  }
  return there.jid;
}

async function makeReady(
  { jid, met }: { readonly jid: string; readonly met: boolean },
  live: LiveSocket,
  parts: DeviceParts,
): Promise<void> {
  const { me } = live.sock.authState.creds;
  const own = jid.endsWith('@lid') ? (me?.lid ?? me?.id) : me?.id;
  const [{ jids, assumed }] = await Promise.all([
    findDevices(jid, live, parts),
    // The own phone shows a copy; without this its devices would be asked for in the middle of the send.
    own === undefined ? null : findDevices(live.baileys.jidNormalizedUser(own), live, parts),
  ]);
  if (assumed && !met) {
    throw new SendError('network', 'WhatsApp did not say which devices the account has.');
  }
  if (jids.length === 0) {
    throw new SendError('unreachable', 'The account has no device.');
  }
  await live.sock.assertSessions([...jids]);
}
