import { type Millis } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';
import { createRemembered } from '../../../domain/remembered.ts';
import { SendError } from '../../channel.ts';
import { type LiveSocket } from '../live-socket.ts';
import { type DeviceParts, findDevices } from './find-devices.ts';
import { within } from '../../../domain/time/within.ts';
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

/** In a send this question would hold up those to everybody else, so it is asked before, and not for long. */
const keysWithin: Millis = 5000;

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
  const [theirs, ours] = await Promise.all([
    findDevices(jid, live, parts),
    // The own phone shows a copy; without this its devices would be asked for in the middle of the send.
    findDevices(ownName(jid, live), live, parts),
  ]);
  if (theirs.assumed && !met) {
    throw new SendError('network', 'WhatsApp did not say which devices the account has.');
  }
  if (theirs.jids.length === 0) {
    throw new SendError('unreachable', 'The account has no device.');
  }
  const keys = live.sock.assertSessions([...theirs.jids, ...ours.jids]);
  if ((await within(parts.clock, keysWithin, keys)) === undefined) {
    throw new SendError('network', 'WhatsApp did not give the keys of a device.');
  }
}

/** What we are called in a chat: by our opaque id where the other side is. */
function ownName(jid: string, { baileys, sock }: LiveSocket): string {
  const { id, lid } = sock.authState.creds.me ?? { id: '' };
  return baileys.jidNormalizedUser(jid.endsWith('@lid') && lid ? lid : id);
}
