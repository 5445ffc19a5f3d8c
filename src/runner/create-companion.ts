import { within } from '../domain/time/within.ts';
import { type Leases } from '../store/leases.ts';
import { faultName } from '../domain/fault-name.ts';
import { attendMany } from './attend/attend-many.ts';
import { type Ring } from '../queue/scheduler.ts';
import { changeContact } from './commit/change-contact.ts';
import { type ChannelHolder, createChannelHolder } from './tenure/channel-holder.ts';
import { createEar } from './receive/create-ear.ts';
import { ClockRefused, type Companion, type PathHealth } from './companion.ts';
import { createPath, type PathParts } from './create-path.ts';
import { erase } from './erase.ts';
import { mergeContacts } from './merge/merge-contacts.ts';
import { moveClock, type SetClock } from './clock/move-clock.ts';
import { createNames } from './names.ts';
import { unmergeContacts } from './merge/unmerge-contacts.ts';
import { type Path } from './path.ts';
import { createPresence, type Presence } from './sweep/presence.ts';
import { createReceive } from './receive/receive.ts';
import { createSweeper, type Sweeper } from './sweep/sweeper.ts';

/** What a companion is made of: the parts of the path, and what only its outside needs. */
export interface CompanionParts extends Omit<PathParts, 'stopping' | 'holds'> {
  /** Where several processes share a store: who may do what only one may. Null where there is one process. */
  readonly leases: Leases | null;
  /** False in a process that only answers pages: channels, alarms and the sweep are left to others. */
  readonly serves: boolean;
  /** Why the store cannot be used at the moment; absent: nobody watches it. */
  readonly trouble?: () => PathHealth['storeTrouble'];
  /** Whether the store answers at this moment; absent: it lies in this process. */
  readonly answers?: () => Promise<boolean>;
  /** Moves the programme's clock; null where a real channel forbids it. */
  readonly setClock: SetClock | null;
  /** Looks whether another process moved the programme's clock; absent: none can. */
  readonly catchUp?: (() => Promise<void>) | undefined;
}

/** How long a stop waits for what is in work, in milliseconds of real time. */
const stopWithin = 7000;

interface State {
  started: boolean;
  stopping: boolean;
}

interface Running {
  readonly state: State;
  readonly holder: ChannelHolder;
  readonly sweeper: Sweeper;
  /** Null in a process that serves, which is seen by what it holds, and in one that is alone. */
  readonly presence: Presence | null;
}

/** Puts the running companion together. */
export function createCompanion(parts: CompanionParts): Companion {
  const state = { started: false, stopping: false };
  const path = createPath({ ...parts, stopping: () => state.stopping, holds: (name) => holder.holds(name) });
  const sweeper = createSweeper(path, parts);
  const names = createNames(parts.store.salt);
  const receive = createReceive(path, names);
  const ear = createEar(path, receive, names);
  const holder: ChannelHolder = createChannelHolder(path, parts, ear);
  const running = { state, holder, sweeper, presence: presenceOf(parts) };
  return {
    start: () => start(path, parts, running),
    stop: () => stop(path, parts, running),
    ear,
    hear: inTime(parts, receive),
    happen: async (contact, event) => {
      const taken = await path.happen(contact, event);
      return taken && { id: event.id, contact, seen: taken.seen };
    },
    change: (id, change) => changeContact(path, id, change),
    merge: (one, other) => mergeContacts(path, one, other),
    unmerge: (younger) => unmergeContacts(path, younger),
    erase: (contact) => erase(path, contact),
    moveClock: inTime(parts, async (move, name = null) =>
      moveClock(path, { move, set: movable(parts), name }),
    ),
    hurry: sweeper.hurry,
    settled: () => path.work.done(),
    now: () => parts.clock.now(),
    health: () => healthOf(path, parts, state),
    answers: parts.answers ?? (() => Promise.resolve(true)),
  };
}

/** Does something by the clock as another process may have moved it just now; at once where none can. */
function inTime<Asked extends readonly unknown[], Answer>(
  { catchUp }: CompanionParts,
  act: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer> {
  return catchUp
    ? async (...asked) => {
        await catchUp().catch(() => undefined);
        return act(...asked);
      }
    : act;
}

function healthOf(path: Path, { trouble }: CompanionParts, { started, stopping }: State): PathHealth {
  const storeTrouble = trouble?.() ?? null;
  return {
    ready: started && !stopping && storeTrouble === null && haveStarted(path),
    storeTrouble,
    channels: [...path.lines.values()].map(({ channel }) => ({ name: channel.name, ...channel.health() })),
    ...path.counters,
    inWork: path.work.count(),
    stranded: path.stranded.size,
  };
}

/** Throws where real people live in this time. */
function movable({ setClock }: CompanionParts): SetClock {
  if (!setClock) {
    throw new ClockRefused('a real channel is on: its people live in real time (CLOCK=virtual overrides)');
  }
  return setClock;
}

/** One that another process holds is off here and counts as started. */
function haveStarted({ lines }: Path): boolean {
  return [...lines.values()].every(({ channel }) => channel.health().state !== 'starting');
}

function presenceOf({ leases, serves, realClock }: CompanionParts): Presence | null {
  return leases && !serves ? createPresence({ leases, clock: realClock }) : null;
}

async function start(
  path: Path,
  parts: CompanionParts,
  { state, holder, sweeper, presence }: Running,
): Promise<void> {
  const { clock, scheduler, leases, serves } = parts;
  await presence?.start();
  await path.catalog.keep(clock.now());
  if (serves) {
    const ring: Ring = (ids) =>
      attendMany(path, ids, (seat) => {
        // Whoever is rung for may have been written by another process.
        seat.stale = leases !== null;
        path.attend(seat);
      });
    await scheduler.start(inTime(parts, ring));
    await holder.open();
    sweeper.start();
  }
  state.started = true;
}

/** First nothing new is sent, then nothing more is heard, then what is under way is finished. */
async function stop(
  path: Path,
  parts: CompanionParts,
  { state, holder, sweeper, presence }: Running,
): Promise<void> {
  state.stopping = true;
  sweeper.stop();
  path.lines.forEach(({ pacer }) => {
    pacer.release();
  });
  await holder.close(() => withTimeout(finishWork(path), parts));
  path.lines.forEach(({ unsettled }) => {
    unsettled.giveUp();
  });
  await presence?.stop();
  await parts.scheduler.stop();
}

/** What a network took is written down too, though the store may be away for a moment: the next start would repeat it. */
async function finishWork({ work, lines }: Path): Promise<void> {
  await work.done();
  await Promise.all([...lines.values()].map(({ unsettled }) => unsettled.below(1)));
  await work.done();
}

async function withTimeout(done: Promise<void>, { realClock, log }: CompanionParts): Promise<void> {
  const ended = within(
    realClock,
    stopWithin,
    done.then(() => true),
  ).catch((fault: unknown) => {
    log('error', 'work failed during the stop', { fault: faultName(fault) });
    return true;
  });
  if (!(await ended)) {
    log('warn', 'stopping without waiting any longer; what is unsettled goes on at the next start');
  }
}
