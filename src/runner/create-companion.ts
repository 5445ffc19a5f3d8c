import { type Cancel } from '../domain/clock.ts';
import { changeContact } from './change-contact.ts';
import { ClockRefused, type Companion } from './companion.ts';
import { createPath, nameOf, type PathParts } from './create-path.ts';
import { erase } from './erase.ts';
import { moveClock, type SetClock } from './move-clock.ts';
import { createNames } from './names.ts';
import { type Path } from './path.ts';
import { createReceive } from './receive.ts';
import { sweep } from './sweep.ts';

/** What a companion is made of: the parts of the path, and what only its outside needs. */
export interface CompanionParts extends Omit<PathParts, 'stopping'> {
  /** Moves the programme's clock; null where a real channel forbids it. */
  readonly setClock: SetClock | null;
}

/** How long a stop waits for what is in work, in milliseconds of real time. */
const stopWithin = 7000;

interface State {
  started: boolean;
  stopping: boolean;
  cancelSweep: Cancel;
}

/** Puts the running companion together. */
export function createCompanion(parts: CompanionParts): Companion {
  const state: State = { started: false, stopping: false, cancelSweep: () => undefined };
  const path = createPath({ ...parts, stopping: () => state.stopping });
  const names = createNames(parts.store.salt);
  const receive = createReceive(path, names);
  return {
    start: () => start(path, parts, state, () => startChannels(path, receive, names.eventOf)),
    stop: () => stop(path, parts, state),
    hear: receive,
    happen: async (contact, event) => {
      const taken = await path.happen(contact, event);
      return taken && { id: event.id, contact, seen: taken.seen };
    },
    change: (id, change) => changeContact(path, id, change),
    erase: (contact) => erase(path, contact),
    moveClock: async (move) => {
      if (!parts.setClock) {
        throw new ClockRefused(
          'a real channel is on: its people live in real time (CLOCK=virtual overrides)',
        );
      }
      return moveClock(path, move, parts.setClock);
    },
    settled: () => path.work.done(),
    now: () => parts.clock.now(),
    health: () => ({
      ready: state.started && !state.stopping,
      channels: [...path.lines.values()].map(({ channel }) => ({ name: channel.name, ...channel.health() })),
      ...path.counters,
      inWork: path.work.count(),
      stranded: path.stranded.size,
    }),
  };
}

async function start(
  path: Path,
  { clock, scheduler }: CompanionParts,
  state: State,
  listen: () => Promise<void>,
): Promise<void> {
  await path.catalog.keep(clock.now());
  await scheduler.start((ids) => {
    ids.forEach((id) => {
      path.attend(path.seats.get(id));
    });
    return Promise.resolve();
  });
  await listen();
  const sweepForEver = (): void => {
    path.work.do(() => sweep(path));
    state.cancelSweep = clock.at(clock.now() + 60_000, sweepForEver);
  };
  sweepForEver();
  state.started = true;
}

/** First nothing new is sent, then nothing more is heard, then what is under way is finished. */
async function stop(path: Path, parts: CompanionParts, state: State): Promise<void> {
  state.stopping = true;
  state.cancelSweep();
  await Promise.all([...path.lines.values()].map(({ channel }) => channel.stop()));
  await withTimeout(path.work.done(), parts);
  await parts.scheduler.stop();
}

async function startChannels(
  path: Path,
  receive: ReturnType<typeof createReceive>,
  eventOf: (key: string) => string,
): Promise<void> {
  for (const { channel } of path.lines.values()) {
    await channel.start({
      message: async (incoming) => {
        await receive(incoming);
      },
      reach: async ({ key, address, reachable }) => {
        const row = await path.store.findAddress(address);
        for (const contact of row?.contacts ?? []) {
          const event = { id: `${eventOf(key)}.${contact}`, at: path.clock.now() };
          await path.happen(contact, { ...event, kind: 'reach', address, reachable });
        }
      },
    });
  }
}

async function withTimeout(done: Promise<void>, { realClock, log }: CompanionParts): Promise<void> {
  let cancel: Cancel = () => undefined;
  const late = new Promise<void>((resolve) => {
    cancel = realClock.at(realClock.now() + stopWithin, () => {
      log('warn', 'stopping without waiting any longer; what is unsettled goes on at the next start');
      resolve();
    });
  });
  await Promise.race([done, late]).catch((fault: unknown) => {
    log('error', 'work failed during the stop', { fault: nameOf(fault) });
  });
  cancel();
}
