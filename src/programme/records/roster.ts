import { setImmediate as letOthers } from 'node:timers/promises';
import { type Store } from '../../store/store.ts';
import { type Card, cardOf } from './card.ts';

/** Everybody, as lists show them. */
export interface Roster {
  /** The cards of all living contacts in the order of their names, of this moment or later. */
  readonly read: () => Promise<readonly Card[]>;
}

/** Null: it was merged into another, or erased. */
interface Known {
  readonly revision: number;
  readonly card: Card | null;
}

const page = 100;

/**
 * Keeps a card of each contact, and reads those documents anew whose revision is another one: to read everybody for
 * each page takes most of a second for 16,000, and each other process may have written since.
 */
export function createRoster(store: Pick<Store, 'revisions' | 'list'>): Roster {
  const known = new Map<string, Known>();
  let cards: readonly Card[] = [];
  let before: ReadonlyMap<string, number> | null = null;
  const refresh = async (): Promise<readonly Card[]> => {
    const revisions = await store.revisions();
    if (revisions === before) {
      return cards;
    }
    const isSame = (id: string): boolean => known.get(id)?.revision === revisions.get(id);
    const others = [...revisions.keys()].filter((id) => !isSame(id));
    const gone = revisions.size === known.size && others.length === 0 ? [] : goneOf(known, revisions);
    if (others.length + gone.length > 0) {
      const read = await readAnew(store, others);
      // All at once, and only when all of it is there: a store may go away in between.
      gone.forEach((id) => known.delete(id));
      read.forEach((each, id) => known.set(id, each));
      cards = putInOrder(cards, new Set([...others, ...gone]), read);
    }
    before = revisions;
    return cards;
  };
  return { read: oneAtATime(refresh) };
}

function goneOf(known: ReadonlyMap<string, unknown>, there: ReadonlyMap<string, unknown>): readonly string[] {
  return [...known.keys()].filter((id) => !there.has(id));
}

/** A page at a time, so that others are served meanwhile. */
async function readAnew(
  store: Pick<Store, 'list'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const read = new Map<string, Known>();
  for (let first = 0; first < ids.length; first += page) {
    const found = await store.list({ after: null, limit: page, ids: ids.slice(first, first + page) });
    for (const { id, revision, contact, forward } of found) {
      read.set(id, { revision, card: forward === null ? cardOf(contact) : null });
    }
    await letOthers();
  }
  return read;
}

/** What stays is in order already, which a sort is quick to see. */
function putInOrder(
  before: readonly Card[],
  changed: ReadonlySet<string>,
  read: ReadonlyMap<string, Known>,
): readonly Card[] {
  const fresh = [...read.values()].map(({ card }) => card).filter((card) => card !== null);
  const all = [...before.filter(({ id }) => !changed.has(id)), ...fresh];
  return all.sort((one, other) => (one.order < other.order ? -1 : 1));
}

/** Whoever asks while it is at work gets the next answer, for this one may know nothing of what they just did. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    next = null;
    const begun = work();
    running = begun;
    return begun;
  };
  return () => (next ??= running.then(begin, begin));
}
