import { type Broadcast, broadcastCause, broadcastRow, readBroadcast } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Store, type Tally } from '../../store/store.ts';

/** How far a broadcast was handed out; written by whoever hands it out, and by nobody else. */
export interface Progress {
  /** The last contact looked at, by channel, and under `rest` of those that no channel's round has found. */
  readonly cursors: { readonly [round: string]: string };
  /** Rounds that came to their end. */
  readonly ended: readonly string[];
  /** Those up to the cursors who may have no row yet, since they are being told in this moment. */
  readonly inHand: readonly string[];
  /** The attempt that everybody concerned has been given. */
  readonly attempt: number;
  readonly version: number;
}

/** Broadcasts in the store. */
export interface BroadcastBook {
  find(id: string): Promise<Broadcast | undefined>;
  /** All of them, the latest first; `state` narrows. */
  list(state?: Broadcast['state']): Promise<readonly Broadcast[]>;
  /** Changes one, guarded against everybody else who changes it; undefined where there is none. */
  change(id: string, apply: (broadcast: Broadcast) => Broadcast): Promise<Broadcast | undefined>;
  add(broadcast: Broadcast): Promise<void>;
  progress(id: string): Promise<Progress>;
  /** Moves it on, together with the rows of those who were handed it. */
  moveOn(id: string, progress: Progress, rows: readonly Row[], at: Instant): Promise<void>;
  /** How many recipients stand where, by state, reason and channel. */
  tally(id: string): Promise<readonly Tally[]>;
}

const most = 1000;
const suffix = '/progress';

interface BookParts {
  readonly store: Store;
  /** Told of each change made here. */
  readonly onChange?: (id: string) => void;
}

/** The book of broadcasts in a store. */
export function createBroadcastBook({ store, onChange = () => undefined }: BookParts): BroadcastBook {
  return {
    find: (id) => find(store, id),
    list: (state) => list(store, state),
    change: async (id, apply) => {
      const changed = await change(store, id, apply);
      onChange(id);
      return changed;
    },
    add: async (broadcast) => {
      await store.write({ contacts: [], rows: [broadcastRow(broadcast)] });
      onChange(broadcast.id);
    },
    progress: (id) => readProgress(store, id),
    moveOn: async (id, { version, ...data }, rows, at) => {
      const about = { kind: 'broadcasts', id: id + suffix, contact: null, at } as const;
      await store.write({ contacts: [], rows: [...rows, { ...about, version: version + 1, data }] });
    },
    tally: (id) => {
      const prefix = `${broadcastCause(id)}.`;
      return store.tallyRows({ kind: 'deliveries', prefix, by: ['state', 'reason', 'channel'] });
    },
  };
}

async function find(store: Store, id: string): Promise<Broadcast | undefined> {
  const row = id.endsWith(suffix) ? undefined : await store.findRow('broadcasts', id);
  return row && readBroadcast(row);
}

async function list(store: Store, state?: Broadcast['state']): Promise<readonly Broadcast[]> {
  const where = state === undefined ? {} : { where: { state } };
  const rows = await store.rows({ kind: 'broadcasts', order: 'newest', limit: most, ...where });
  return rows.filter(({ id }) => !id.endsWith(suffix)).map(readBroadcast);
}

/** Whoever was second looks again at what the first has made of it. */
async function change(
  store: Store,
  id: string,
  apply: (broadcast: Broadcast) => Broadcast,
): Promise<Broadcast | undefined> {
  for (;;) {
    const before = await find(store, id);
    const changed = before && apply(before);
    if (!changed || changed === before) {
      return before;
    }
    const next = { ...changed, version: before.version + 1 };
    if ((await store.replaceRow(broadcastRow(next), before.version)) === 'kept') {
      return next;
    }
  }
}

async function readProgress(store: Store, id: string): Promise<Progress> {
  const row = await store.findRow('broadcasts', id + suffix);
  const begin = { cursors: {}, ended: [], inHand: [], attempt: 0, version: 0 };
  return row ? { ...begin, ...row.data, version: row.version } : begin;
}
