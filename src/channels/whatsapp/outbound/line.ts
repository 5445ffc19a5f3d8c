import { type BaileysEventMap } from '@whiskeysockets/baileys';
import { type Cancel, type Clock, type Millis } from '../../../domain/time/clock.ts';
import { SendError } from '../../channel.ts';
import { type AttachPart, type LiveSocket } from '../live-socket.ts';

/** The socket that bubbles go out by. */
export interface Line {
  readonly attach: AttachPart;
  /** The socket, once it is open and has brought what waited; throws SendError `network` after `within`. */
  open(within: Millis): Promise<LiveSocket>;
}

/** Not every server says that all that waited has been brought. */
const grace: Millis = 5000;

/** A line without a socket. */
export function createLine({ clock }: { readonly clock: Clock }): Line {
  let ready: LiveSocket | null = null;
  const waiting = new Set<() => void>();
  const set = (live: LiveSocket | null): void => {
    ready = live;
    if (live) {
      for (const wake of [...waiting]) {
        wake();
      }
    }
  };
  return {
    attach: (live) => follow(live, clock, set),
    open: async (limit) => {
      if (!ready) {
        await wake(clock, waiting, limit);
      }
      if (!ready) {
        throw new SendError('network', 'WhatsApp is not connected.');
      }
      return ready;
    },
  };
}

function follow(live: LiveSocket, clock: Clock, set: (live: LiveSocket | null) => void): () => void {
  let cancel: Cancel = () => undefined;
  // What waited may all be there before the connection is said to be open, and with that which number it is.
  let [isOpen, isBrought] = [false, false];
  const onUpdate = (update: BaileysEventMap['connection.update']): void => {
    if (update.connection === 'open') {
      isOpen = true;
      cancel = clock.at(clock.now() + grace, () => {
        set(live);
      });
    } else if (update.connection === 'close') {
      isOpen = false;
      cancel();
      set(null);
    }
    isBrought ||= update.receivedPendingNotifications === true;
    if (isOpen && isBrought) {
      cancel();
      set(live);
    }
  };
  live.sock.ev.on('connection.update', onUpdate);
  return () => {
    live.sock.ev.off('connection.update', onUpdate);
    cancel();
    set(null);
  };
}

function wake(clock: Clock, waiting: Set<() => void>, within: Millis): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      waiting.delete(done);
      resolve();
    };
    const cancel = clock.at(clock.now() + within, done);
    waiting.add(done);
  });
}
