import { type WASocket } from '@whiskeysockets/baileys';
import { type Clock, type Millis } from '../../../domain/time/clock.ts';

/**
 * Shows "typing…" for some time, as a person would. We are never shown as online, so that the phone of the number goes
 * on ringing. That it could not be shown is no reason not to write.
 */
export async function showTyping(
  sock: Pick<WASocket, 'sendPresenceUpdate'>,
  jid: string,
  { clock, time }: { readonly clock: Clock; readonly time: Millis },
): Promise<void> {
  if (time === 0) {
    return;
  }
  const show = (state: 'composing' | 'paused'): void => {
    sock.sendPresenceUpdate(state, jid).catch(() => undefined);
  };
  show('composing');
  await new Promise<void>((resolve) => {
    clock.at(clock.now() + time, resolve);
  });
  show('paused');
}
