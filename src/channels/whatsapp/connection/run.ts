import { type Cancel, type Instant, type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { type Ear } from '../../channel.ts';
import { type Backoff } from './backoff.ts';
import { type Hearing } from './hearing.ts';
import { type Identities, type Identity, isLinked } from '../account/identity.ts';
import { type AccountKeep } from '../account/keep.ts';
import { type LatestWriter } from '../account/latest-writer.ts';
import { type Life, type LifeParts } from './life.ts';
import { type Pairing } from '../linking/pairing.ts';
import { type Status } from '../health/status.ts';
import { type Versions } from './versions.ts';

/** The channel between a start and a stop, as its steps see it. */
export interface Run {
  readonly ear: Ear;
  readonly clock: Clock;
  readonly log: Log;
  readonly keep: AccountKeep;
  readonly identities: Identities;
  readonly versions: Versions;
  readonly status: Status;
  readonly pairing: Pairing;
  readonly hearing: Hearing;
  readonly backoff: Backoff;
  readonly writer: LatestWriter;
  readonly random: () => number;
  /** What a socket is made with, beside what changes with each. */
  readonly socket: Pick<LifeParts, 'baileys' | 'socketUrl' | 'logger' | 'parts' | 'account'>;
  /** Told of each text for a QR; null: none counts any more. */
  readonly onQr: (text: string | null) => void;
  /** Wakes those who wait for something to change. */
  readonly changed: () => void;
  /** Grows with each socket of the process. */
  readonly nextGeneration: () => number;

  /** What the store holds of the account has been read: only then is it certain that no number is linked. */
  known: boolean;
  identity: Identity | null;
  life: Life | null;
  /** The socket whose news counts; news of earlier ones is nobody's. */
  generation: number;
  open: boolean;
  /** The server said itself that it ends this socket. */
  dismissed: boolean;
  stopped: boolean;
  /** The keys of a number that was unlinked are still there. */
  forgetting: boolean;
  /** What is waited for: the next try, the end of a restriction. */
  cancel: Cancel;
  /** Further timers of an open socket. */
  cancelOpen: Cancel;
  restarts: number;
  outdated: number;
  /** When somebody else took the account last. */
  replacedAt: Instant | null;
  /** When codes were asked for. */
  asked: readonly Instant[];
  /** The server refused the code that was asked for last. */
  codeRefused: boolean;
}

/** Whether the account is one that a phone has taken. */
export function hasLink(run: Run): boolean {
  return run.identity !== null && isLinked(run.identity);
}

/** Whether a new identity may be made: none is linked, for certain, and nothing of an earlier one is left. */
export function mayLink(run: Run): boolean {
  return run.known && !run.forgetting && !run.stopped && !hasLink(run);
}

/** Does something later, in place of whatever was planned; not at all once the channel stops. */
export function planNext(run: Run, wait: Millis, work: () => void): void {
  run.cancel();
  run.cancel = run.clock.at(run.clock.now() + wait, () => {
    if (!run.stopped) {
      work();
    }
  });
}

/** Closes the socket there is; its news counts no more. */
export async function endLife(run: Run): Promise<void> {
  const { life } = run;
  run.life = null;
  run.open = false;
  run.cancelOpen();
  await life?.end();
}
