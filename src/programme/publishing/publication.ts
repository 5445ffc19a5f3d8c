import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Store } from '../../store/store.ts';

/** What was done: drafts begun or left, flows gone live, or gone back to what they were before. */
export type PublishingAct = 'on' | 'off' | 'publish' | 'back';

/** From which version of a flow to which; null: it is not there. */
export interface Step {
  readonly flow: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An entry of the log: who did what when, and which versions are live since. */
export interface Publication {
  readonly id: string;
  readonly at: Instant;
  readonly act: PublishingAct;
  readonly by: string;
  readonly steps: readonly Step[];
  /** The version of every live flow, by id. */
  readonly live: ReadonlyMap<string, string>;
}

/** The latest entries, newest first. */
export async function readPublications(
  store: Pick<Store, 'rows'>,
  query: { readonly limit: number; readonly after?: string },
): Promise<readonly Publication[]> {
  const rows = await store.rows({ kind: 'publications', order: 'newest', ...query });
  return rows.map(publicationOf);
}

/** The entry with this id. */
export async function findPublication(
  store: Pick<Store, 'findRow'>,
  id: string,
): Promise<Publication | undefined> {
  const row = await store.findRow('publications', id);
  return row && publicationOf(row);
}

/** An entry as it is kept. */
export function rowOf({ id, at, act, by, steps, live }: Publication): Row {
  const kept = steps.map(({ flow, from, to }): Value => ({ flow, from, to }));
  const data = { act, by, steps: kept, live: Object.fromEntries(live) };
  return { kind: 'publications', id, contact: null, at, version: 1, data };
}

/** Only `rowOf` writes such rows. */
function publicationOf({ id, at, data }: Row): Publication {
  const { act, by, steps, live } = data as unknown as Omit<Publication, 'live'> & {
    readonly live: { readonly [flow: string]: string };
  };
  return { id, at, act, by, steps, live: new Map(Object.entries(live)) };
}
