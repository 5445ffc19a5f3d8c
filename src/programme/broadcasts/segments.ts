import { type Broadcast, type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { findAudience, segmentId } from './find-audience.ts';

/** A query that was saved under a name; who belongs to it is looked up each time. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** The saved queries. */
export interface Segments {
  list(): Promise<readonly Segment[]>;
  /** Saves it under its name, in place of what was there; throws `BroadcastRefused` for a wrong query. */
  save(name: string, query: string): Promise<Segment>;
  /** False when there was none; throws `BroadcastRefused` while something under way is for it. */
  drop(id: string): Promise<boolean>;
}

interface SegmentParts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly broadcasts: { readonly list: () => Promise<readonly Broadcast[]> };
}

const most = 500;

/** Saved queries in a store. */
export function createSegments(parts: SegmentParts): Segments {
  const { store, now } = parts;
  return {
    list: () => list(store),
    save: async (name, query) => {
      const id = segmentId(name);
      const before = await store.findRow('segments', id);
      const version = (before?.version ?? 0) + 1;
      const row: Row = { kind: 'segments', id, contact: null, at: now(), version, data: { name, query } };
      await refuseWrong(withSegment(store, id, row), name);
      await store.write({ contacts: [], rows: [row] });
      return segmentOf(row);
    },
    drop: async (id) => {
      const found = await store.findRow('segments', id);
      if (found) {
        await refuseUsed(parts, id);
      }
      await store.dropRows('segments', [id]);
      return found !== undefined;
    },
  };
}

async function list(store: Store): Promise<readonly Segment[]> {
  return (await store.rows({ kind: 'segments', order: 'oldest', limit: most })).map(segmentOf);
}

/** The segments as they would be with this one changed, or gone. */
function withSegment(store: Store, segment: string, row: Row | undefined): Pick<Store, 'findRow'> {
  return {
    findRow: (kind, id) =>
      kind === 'segments' && id === segment ? Promise.resolve(row) : store.findRow(kind, id),
  };
}

const nobody: BroadcastAudience = { query: null, segment: null, contacts: null, exclude: null };

async function refuseWrong(segments: Pick<Store, 'findRow'>, name: string): Promise<void> {
  try {
    await findAudience(segments, { ...nobody, segment: segmentId(name) });
  } catch (fault) {
    throw fault instanceof BroadcastRefused
      ? new BroadcastRefused(fault.reason, fault.message, 'body.query')
      : fault;
  }
}

/** What is on its way would stand still without it, and other segments would be wrong. */
async function refuseUsed({ store, broadcasts }: SegmentParts, id: string): Promise<void> {
  const without = withSegment(store, id, undefined);
  const needs = async (audience: BroadcastAudience): Promise<boolean> =>
    (await isRight(store, audience)) && !(await isRight(without, audience));
  for (const { id: other, name } of await list(store)) {
    if (other !== id && (await needs({ ...nobody, segment: other }))) {
      throw new BroadcastRefused('in_use', `The segment "${name}" names it. Change that first.`, 'path.id');
    }
  }
  for (const { id: broadcast, title, state, audience } of await broadcasts.list()) {
    if ((state === 'started' || state === 'paused') && (await needs(audience))) {
      const words = `The broadcast "${title}" (${broadcast}) is under way and for it. Cancel that, or wait for its end.`;
      throw new BroadcastRefused('in_use', words, 'path.id');
    }
  }
}

async function isRight(segments: Pick<Store, 'findRow'>, audience: BroadcastAudience): Promise<boolean> {
  try {
    await findAudience(segments, audience);
    return true;
  } catch (fault) {
    if (fault instanceof BroadcastRefused) {
      return false;
    }
    throw fault;
  }
}

function segmentOf({ id, data }: Row): Segment {
  return { id, name: textOf(data['name']), query: textOf(data['query']) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
