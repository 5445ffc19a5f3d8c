import { type WAVersion } from '@whiskeysockets/baileys';
import { type Clock, type Instant } from '../../domain/time/clock.ts';
import { type Log } from '../../domain/log.ts';
import { type FileMedia } from '../../domain/message.ts';
import { type Channel, type ChannelHealth, type Ear, type Pace } from '../channel.ts';
import { begin, createRun, end } from './connection/create-run.ts';
import { type HealthWords } from './health/health-words.ts';
import { createIdentities, numberOf } from './account/identity.ts';
import { type AccountKeep } from './account/keep.ts';
import { createLibraryLog } from './library/library-log.ts';
import { type Baileys, type LiveSocket, type WhatsAppPart } from './live-socket.ts';
import { loadBaileys } from './library/load-baileys.ts';
import { offerAgain, requestCode, type WaitFor } from './linking/pair.ts';
import { PairingError } from './linking/pairing-error.ts';
import { type Run } from './connection/run.ts';
import { sendWhenOpen } from './send-when-open.ts';
import { createStatus, type Status } from './health/status.ts';
import { createVersions, type Facts, type Versions } from './connection/versions.ts';
import { createWaiting } from './linking/waiting.ts';

/** What the WhatsApp channel is made of. */
export interface WhatsAppOptions {
  readonly keep: AccountKeep;
  /** Our own short name of the account, as it stands in addresses. */
  readonly account: string;
  /** A server of one's own, for tests; null for WhatsApp's. */
  readonly socketUrl: string | null;
  readonly facts: Facts;
  /** Real time. */
  readonly clock: Clock;
  /** Of the words about when a restriction ends. */
  readonly timezone: string;
  /** How it is, for a person. */
  readonly words: HealthWords;
  readonly log: Log;
  /** What lives with each socket, and gives the three that follow; those are asked only while a connection stands. */
  readonly parts: readonly WhatsAppPart[];
  readonly prepare: Channel['prepare'];
  readonly send: Channel['send'];
  /** Null while no connection stands. */
  readonly fetch: (media: FileMedia, live: LiveSocket | null) => Promise<Uint8Array>;
  readonly pace: Pace | null;
  /** Told of each text for a QR, for a terminal; null: none counts any more. */
  readonly onQr?: (text: string | null) => void;
  /** For tests. */
  readonly random?: () => number;
}

/** How the account is and what is offered to link one. */
export interface WhatsAppView extends Pick<ChannelHealth, 'state' | 'words' | 'since'> {
  /** The text to be drawn as a QR; null while none is offered. */
  readonly qr: string | null;
  /** The code to be typed into the phone; null unless one was asked for. */
  readonly code: string | null;
  /** The linked number, digits with country code; null while none is. */
  readonly account: string | null;
  /** When the code, the QR or a restriction ends. */
  readonly until: Instant | null;
}

/** The WhatsApp channel: the port, and the door for linking a number. */
export interface WhatsAppChannel extends Channel {
  /** How it is in this process. */
  readonly view: () => WhatsAppView;
  /** The same; an unlinked number whose QR ran out is offered a new one. */
  readonly look: () => Promise<WhatsAppView>;
  /** Asks for a code to be typed into the phone of this number (digits). Throws PairingError. */
  readonly requestCode: (number: string) => Promise<WhatsAppView>;
}

/** Makes the WhatsApp channel of one account. The library is loaded, and the network asked, at `start`. */
export function createWhatsApp(options: WhatsAppOptions): WhatsAppChannel {
  const { clock } = options;
  const status = createStatus(options);
  const waiting = createWaiting(clock);
  const makeRun = createRunMaker(options, { status, changed: waiting.changed });
  let run: Run | null = null;
  let turns = 0;
  const stop = async (): Promise<void> => {
    turns++;
    const last = run;
    run = null;
    if (last !== null) {
      await end(last);
    }
  };
  return {
    name: 'whatsapp',
    pace: options.pace,
    repeatable: true,
    start: async (ear, fence) => {
      await stop();
      const turn = turns;
      const made = await makeRun(ear);
      // A stop that came while the library was loaded has the last word.
      if (turn === turns) {
        run = made;
        await begin(made, fence);
      }
    },
    health: status.health,
    stop,
    ...sendWhenOpen(() => run?.open === true, { status, clock, sending: options }),
    fetch: (media) => options.fetch(media, run?.open === true ? (run.life?.live ?? null) : null),
    ...createDoor(() => run, { status, waitFor: waiting.waitFor }),
  };
}

function createDoor(
  run: () => Run | null,
  { status, waitFor }: { readonly status: Status; readonly waitFor: WaitFor },
): Pick<WhatsAppChannel, 'view' | 'look' | 'requestCode'> {
  const view = (): WhatsAppView => {
    const now = run();
    const offer = now?.pairing.offer() ?? { qr: null, code: null, until: null };
    const account = numberOf(now?.identity ?? null);
    return { ...status.health(), ...offer, account, until: status.restedUntil() ?? offer.until };
  };
  return {
    view,
    look: async () => {
      const now = run();
      if (now !== null) {
        await offerAgain(now, waitFor);
      }
      return view();
    },
    requestCode: async (number) => {
      const now = run();
      if (now === null) {
        throw new PairingError('off');
      }
      await requestCode(now, number, waitFor);
      return view();
    },
  };
}

/** What all runs share is made with the first one, for it needs the library. */
function createRunMaker(
  options: WhatsAppOptions,
  { status, changed }: { readonly status: Status; readonly changed: () => void },
): (ear: Ear) => Promise<Run> {
  const { keep, clock, log, parts, account, socketUrl } = options;
  const logger = createLibraryLog(log);
  let generation = 0;
  let versions: Versions | null = null;
  return async (ear) => {
    const baileys = await loadBaileys();
    versions ??= versionsOf(options, baileys);
    return createRun({
      ear,
      clock,
      log,
      keep,
      identities: createIdentities({ baileys, keep, clock, logger }),
      versions,
      status,
      random: options.random ?? Math.random,
      socket: { baileys, socketUrl, logger, parts, account },
      onQr: options.onQr ?? (() => undefined),
      changed,
      nextGeneration: () => ++generation,
    });
  };
}

function versionsOf({ facts, clock, socketUrl }: WhatsAppOptions, baileys: Baileys): Versions {
  const fetchLatest = async (signal: AbortSignal): Promise<WAVersion | null> => {
    const { version, isLatest } = await baileys.fetchLatestWaWebVersion({ signal });
    return isLatest ? version : null;
  };
  return createVersions({ facts, clock, fetchLatest: socketUrl === null ? fetchLatest : null });
}
