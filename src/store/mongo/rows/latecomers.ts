import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Verdict } from '../../store.ts';
import { type Collections } from '../collections.ts';
import { type RowCollection } from './row-collection.ts';
import { type TombstoneCollection } from '../tombstone-collection.ts';

/**
 * Rows that are written after their person was erased, since they were on their way. Whether somebody was is not asked
 * with every write, which would cost as much as a write does: of another process's erasure a second is enough, and who
 * was erased here is known.
 */
export interface Latecomers {
  /**
   * Writes rows of these people, or a contact that most likely is theirs. What comes too late is dropped when it
   * resolves (always when a contact was not `kept`: lost to an erasure, perhaps), or a second later.
   */
  during(people: ReadonlySet<string>, write: () => Promise<readonly Verdict[]>): Promise<readonly Verdict[]>;
  /** Somebody is being erased by this process. */
  erasing(contact: string): void;
  /** Drops now what came late of those that were written since the last time. */
  look(): Promise<void>;
}

interface Parts {
  readonly tombstones: TombstoneCollection;
  readonly rows: RowCollection;
  readonly contacts: Collections['contacts'];
  readonly now: () => Instant;
}

/** Erasures of other processes are looked for so often; one that a crash cut short is made good at the next opening. */
const pause: Millis = 1000;
/** With more people than this it is not waited. */
const mostPeople = 500;
/** Who was erased here and is still asked about at once. */
const mostErased = 1000;
/** At an opening so old erasures are looked at again: somebody may have died before that second was over, for days. */
const lately: Millis = 7 * 24 * 60 * 60 * 1000;

interface State {
  people: Set<string>;
  lookedAt: Instant;
  timer: NodeJS.Timeout | null;
  /** Writes under way: who comes anew by one of them is not to be taken for gone. */
  writing: number;
  looking: Promise<void>;
  readonly erased: Set<string>;
}

/** While nobody has come anew, whatever another process still wrote of the one who was erased goes, whenever it was. */
async function drop({ tombstones, rows, contacts }: Parts, people: readonly string[]): Promise<void> {
  for (const { contact, at } of await tombstones.of(people)) {
    const isThere = (await contacts.countDocuments({ _id: { $eq: contact } }, { limit: 1 })) > 0;
    await rows.forget(contact, isThere ? at : null);
  }
}

async function lookNow(parts: Parts, state: State): Promise<void> {
  const { people } = state;
  if (state.timer) {
    clearTimeout(state.timer);
    state.timer = null;
  }
  state.people = new Set();
  state.lookedAt = parts.now();
  if (people.size === 0) {
    return;
  }
  try {
    await drop(parts, [...people]);
  } catch (error) {
    people.forEach((each) => state.people.add(each));
    throw error;
  }
}

/** Writes wait for it. */
function look(parts: Parts, state: State): Promise<void> {
  const looking = state.looking.then(() => lookNow(parts, state));
  state.looking = looking.catch(() => undefined);
  return looking;
}

/** Looks when it is quiet; what fails then is tried with the next write. */
function lookLater(parts: Parts, state: State): void {
  state.timer ??= setTimeout(() => {
    state.timer = null;
    if (state.writing > 0) {
      lookLater(parts, state);
    } else {
      look(parts, state).catch(() => undefined);
    }
  }, pause).unref();
}

function isUrgent(
  { now }: Parts,
  { people, lookedAt, erased }: State,
  written: ReadonlySet<string>,
): boolean {
  const isLong = Math.abs(now() - lookedAt) >= pause;
  return isLong || people.size > mostPeople || [...written].some((each) => erased.has(each));
}

async function during(
  parts: Parts,
  state: State,
  {
    people,
    write,
  }: { readonly people: ReadonlySet<string>; readonly write: () => Promise<readonly Verdict[]> },
): Promise<readonly Verdict[]> {
  await state.looking;
  people.forEach((each) => state.people.add(each));
  state.writing += 1;
  let verdicts: readonly Verdict[];
  try {
    verdicts = await write();
  } finally {
    state.writing -= 1;
  }
  if (state.writing === 0 && (verdicts.includes('lost') || isUrgent(parts, state, people))) {
    await look(parts, state);
  } else if (state.people.size > 0) {
    lookLater(parts, state);
  }
  return verdicts;
}

/** A memory of rows whose people may have been erased; empty at first. */
export function createLatecomers(parts: Parts): Latecomers {
  const state: State = {
    ...{ people: new Set(), lookedAt: -Infinity, timer: null, writing: 0 },
    ...{ looking: Promise.resolve(), erased: new Set() },
  };
  return {
    during: (people, write) => during(parts, state, { people, write }),
    erasing: (contact) => {
      state.erased.add(contact);
      for (const first of state.erased) {
        if (state.erased.size > mostErased) {
          state.erased.delete(first);
        }
      }
    },
    look: () => look(parts, state),
  };
}

/** Drops what was written of people who were erased lately by who did not live to drop it. */
export async function dropLeft(parts: Parts): Promise<void> {
  const since = parts.now() - lately;
  const erased = await parts.tombstones.all();
  await drop(
    parts,
    erased.filter(({ at }) => at >= since).map(({ contact }) => contact),
  );
}
