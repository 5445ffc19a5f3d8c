import { type CacheStore } from '@whiskeysockets/baileys';
import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type LiveSocket } from '../live-socket.ts';
import { within } from '../../../domain/time/within.ts';

/** What looking for devices needs. */
export interface DeviceParts {
  readonly clock: Clock;
  /** Where the library remembers devices; a send looks there and asks only for what is missing. */
  readonly devices: CacheStore;
}

/** The devices of an account by their names; `assumed` where WhatsApp did not answer. */
export interface Devices {
  readonly jids: readonly string[];
  readonly assumed: boolean;
}

/** A server that answers does so in a second, over a village line in three. The library itself waits 20 s. */
const askWithin: Millis = 5000;
const asks = 2;

/**
 * The devices of an account. A question that is not answered is asked once more; then the phone itself, which every
 * account has, is taken for all there is, so that an answer is late and not lost.
 */
export async function findDevices(jid: string, live: LiveSocket, parts: DeviceParts): Promise<Devices> {
  for (let ask = 0; ask < asks; ask++) {
    const found = await within(parts.clock, askWithin, live.sock.getUSyncDevices([jid], true, false));
    if (found) {
      return { jids: found.map((each) => each.jid), assumed: false };
    }
  }
  const { user = '', server = '' } = live.baileys.jidDecode(jid) ?? {};
  await parts.devices.set(user, [{ user, device: 0, server }]);
  return { jids: [jid], assumed: true };
}
