import { type Channel } from '../channels/channel.ts';
import { type ChannelName } from '../domain/contact/address.ts';
import { type Clock } from '../domain/time/clock.ts';
import { type ContactRecord } from '../domain/contact/contact-record.ts';
import { type Event } from '../domain/event.ts';
import { type Log } from '../domain/log.ts';
import { faultName } from '../domain/fault-name.ts';
import { type Scheduler } from '../queue/scheduler.ts';
import { type Store, StoreError } from '../store/store.ts';
import { attend } from './attend/attend.ts';
import { load } from './attend/load.ts';
import { ContactGone } from './contact-gone.ts';
import { createCatalog, type CatalogParts } from './attend/catalog.ts';
import { type Chore } from './sweep/chore.ts';
import { joinChores } from './sweep/join-chores.ts';
import { createCommitter } from './commit/committer.ts';
import { createPossibleRepeats } from './deliver/possible-repeats.ts';
import { follow, plan } from './attend/follow.ts';
import { createLanes } from './attend/lanes.ts';
import { createLiveBroadcasts } from './deliver/live-broadcasts.ts';
import { createPacer } from './deliver/pacer.ts';
import { type Change, type Seat } from './attend/seat.ts';
import { createSeats } from './attend/seats.ts';
import { createSoleSpeakers } from './receive/sole-speakers.ts';
import { createSteadyClock } from './clock/steady-clock.ts';
import {
  type Counters,
  type Handler,
  type KeptFiles,
  type Line,
  type Path,
  type PathPoint,
  type PathSettings,
} from './path.ts';
import { createTrustedArrivals } from './receive/trusted-arrivals.ts';
import { createUnsettled } from './deliver/unsettled.ts';
import { createWork, type Work } from './work.ts';

/** What the one path is made of. */
export interface PathParts extends Omit<CatalogParts, 'store'> {
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly channels: readonly Channel[];
  /** The programme's time. */
  readonly clock: Clock;
  /** Real time, for the pace of networks. */
  readonly realClock: Clock;
  readonly settings: PathSettings;
  readonly handle: Handler;
  readonly files: KeptFiles;
  readonly log: Log;
  readonly stopping: () => boolean;
  /** Told of every point that the path reaches, for tests that let it die there. */
  readonly reach: (point: PathPoint) => void;
  /** Whether this process is the one that sends over a channel. */
  readonly holds: (channel: ChannelName) => boolean;
  /** Absent: there is nothing to be done for the programme as a whole. */
  readonly createChores?: (path: Path) => readonly Chore[];
}

/** Puts the one path together; nothing runs yet. */
export function createPath(parts: PathParts): Path {
  const { store } = parts;
  let order = 0;
  const work = createWork({ onFault: reportTo(parts.log) });
  const path: Path = {
    ...parts,
    work,
    committer: createCommitter({ store, clock: parts.realClock }),
    catalog: createCatalog({ ...parts, store }),
    lanes: createLanes(),
    ...seated(),
    ...timed(parts, work),
    chores: choresOf(parts, () => path),
    counters: newCounters(),
    inLine: new Set(),
    stranded: new Set(),
    progress: new Map(),
    order: () => ++order,
    load: (seat) => path.committer.expect(load(path, seat)),
    attend: (seat) => {
      if (!seat.attending) {
        path.work.do(() => attend(path, seat));
      }
    },
    tidy: (seat) => {
      seat.tidy = true;
      path.attend(seat);
    },
    change: (id, apply) => change(path, id, apply),
    happen: (contact, event) => happen(path, contact, event),
    follow: (seat) => {
      follow(path, seat);
    },
    plan: (seat) => {
      plan(path, seat);
    },
  };
  return path;
}

/** Made when first asked for, since they go the path. */
function choresOf({ createChores, log }: PathParts, path: () => Path): Chore | null {
  if (!createChores) {
    return null;
  }
  let made: Chore | null = null;
  const chores = (): Chore => (made ??= joinChores(createChores(path()), reportTo(log)));
  return { run: () => chores().run(), next: () => chores().next() };
}

function seated(): Pick<Path, 'seats' | 'speakers' | 'trusted'> {
  const seats = createSeats();
  return { seats, speakers: createSoleSpeakers({ seats }), trusted: createTrustedArrivals() };
}

function reportTo(log: Log): (fault: unknown) => void {
  return (fault) => {
    log('error', 'work failed and is taken up again by the sweep', {
      fault: faultName(fault),
      reason: fault instanceof StoreError ? fault.reason : '',
    });
  };
}

/** What keeps time by durations: a clock that is put back must not make anybody wait for it. */
function timed(parts: PathParts, work: Work): Pick<Path, 'broadcasts' | 'lines'> {
  const steady = createSteadyClock(parts.realClock);
  return {
    broadcasts: createLiveBroadcasts({ store: parts.store, clock: steady }),
    lines: new Map(
      parts.channels.map((channel) => [channel.name, lineOf(channel, { ...parts, work, clock: steady })]),
    ),
  };
}

function lineOf(channel: Channel, parts: Pick<PathParts, 'clock' | 'holds'> & { readonly work: Work }): Line {
  const { clock, holds } = parts;
  const unsettled = createUnsettled(parts);
  return {
    channel,
    pacer: createPacer({ pace: channel.pace, clock, unsettled }),
    unsettled,
    possibleRepeats: createPossibleRepeats(),
    held: () => holds(channel.name),
    clock,
  };
}

function newCounters(): Counters {
  return { turns: 0, heard: 0, repeated: 0, sent: 0, resent: 0, failed: 0, stuck: 0 };
}

function change(path: Path, id: string, apply: Change['apply']): Promise<ContactRecord | undefined> {
  const seat = path.seats.get(id);
  return new Promise((resolve, reject) => {
    seat.changes.push({ apply, resolve, reject });
    path.attend(seat);
  });
}

async function happen(
  path: Path,
  contact: string,
  event: Event,
): Promise<{ readonly seen: boolean } | undefined> {
  const seat: Seat = path.seats.get(contact);
  try {
    return await new Promise((resolve, reject) => {
      seat.arrivals.push({ event, order: path.order(), resolve, reject });
      path.attend(seat);
    });
  } catch (fault) {
    if (fault instanceof ContactGone) {
      return undefined;
    }
    throw fault;
  }
}
