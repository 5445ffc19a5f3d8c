import { type Instant } from '../../domain/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';
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
  /** False when there was none. */
  drop(id: string): Promise<boolean>;
}

const most = 500;

/** Saved queries in a store. */
export function createSegments({
  store,
  now,
}: {
  readonly store: Store;
  readonly now: () => Instant;
}): Segments {
  return {
    list: async () => (await store.rows({ kind: 'segments', order: 'oldest', limit: most })).map(segmentOf),
    save: async (name, query) => {
      await findAudience(store, { query, segment: null, contacts: null, exclude: null });
      const id = segmentId(name);
      const before = await store.findRow('segments', id);
      const version = (before?.version ?? 0) + 1;
      const row: Row = { kind: 'segments', id, contact: null, at: now(), version, data: { name, query } };
      await store.write({ contacts: [], rows: [row] });
      return segmentOf(row);
    },
    drop: async (id) => {
      const found = await store.findRow('segments', id);
      await store.dropRows('segments', [id]);
      return found !== undefined;
    },
  };
}

function segmentOf({ id, data }: Row): Segment {
  return { id, name: textOf(data['name']), query: textOf(data['query']) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
