import { type ConnectionState } from '@whiskeysockets/baileys';
import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { within } from '../../../domain/time/within.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { type Ear } from '../../channel.ts';
import { endSocket } from './end-socket.ts';
import { type GateNews, installGate } from './gate.ts';
import { hurryLibrary } from './hurry-library.ts';
import { type LiveSocket } from '../live-socket.ts';
import { socketConfig, type SocketParts } from './socket-config.ts';

/** What one socket tells while it lives. */
export interface LifeNews extends GateNews {
  readonly opened: () => void;
  readonly qr: (text: string) => void;
  /** A phone has taken us as its device; the server will ask for a new connection. */
  readonly linked: () => void;
  readonly credsChanged: () => void;
  /** Comes once, unless it was ended by us. */
  readonly closed: (error: unknown) => void;
}

/** What a socket is made with, and who is told of it. */
export interface LifeParts extends SocketParts {
  readonly account: string;
  readonly generation: number;
  readonly ear: Ear;
  readonly clock: Clock;
  readonly log: Log;
  readonly news: LifeNews;
}

/** One socket from its making to its end. */
export interface Life {
  readonly live: LiveSocket;
  /** Tells nothing from now on, unbinds the parts and closes; waits 5 s at most for them, 2 s for the network. */
  end(): Promise<void>;
}

const detachLimit: Millis = 5000;
const closeLimit: Millis = 2000;

/** Opens a socket and binds the parts to it before its first stanza. */
export function openLife(wanted: LifeParts): Life {
  const { baileys, account, generation, ear, parts, clock, news, log } = wanted;
  const sock = baileys.makeWASocket(socketConfig(wanted));
  const live: LiveSocket = { baileys, sock, account, generation, ear };
  installGate(sock, baileys, news);
  const detach = parts.map((part) => part.attach(live));
  let ended = false;
  const stopHurrying = hurryLibrary(sock, baileys, clock);
  const safely = (what: string, work: () => void): void => {
    try {
      if (!ended) {
        work();
      }
    } catch (fault) {
      log('error', 'a listener failed', { what, fault: faultName(fault) });
    }
  };
  sock.ev.on('creds.update', () => {
    safely('creds', news.credsChanged);
  });
  sock.ev.on('connection.update', (update) => {
    safely('connection', () => {
      tell(update, news);
    });
  });
  return {
    live,
    end: async () => {
      ended = true;
      stopHurrying();
      // What a part still has in hand is kept and handed over again by the next socket.
      await atMost(Promise.all(detach.map(unbind)), detachLimit, clock);
      await atMost(endSocket(sock), closeLimit, clock);
    },
  };
}

function tell(update: Partial<ConnectionState>, news: LifeNews): void {
  const { connection, qr, isNewLogin, lastDisconnect } = update;
  if (isNewLogin === true) {
    news.linked();
  } else if (qr !== undefined) {
    news.qr(qr);
  }
  if (connection === 'open') {
    news.opened();
  } else if (connection === 'close') {
    news.closed(lastDisconnect?.error);
  }
}

const unbind = async (detach: () => unknown): Promise<void> => {
  await detach();
};

/** Waits for work, whatever comes of it. */
async function atMost(work: Promise<unknown>, limit: Millis, clock: Clock): Promise<void> {
  await within(
    clock,
    limit,
    work.catch(() => undefined),
  );
}
