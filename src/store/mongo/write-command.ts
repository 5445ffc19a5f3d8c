import { type mongo } from 'mongoose';
import { type Statement } from './contacts/joint-statements.ts';
import { durable } from './connect.ts';

/** What MongoDB answers to a command that writes. */
export interface Reply {
  /** Statements that found or made their document. */
  readonly n: number;
  /** Places of the statements that made theirs. */
  readonly made: ReadonlySet<number>;
  /** Places of the statements that failed, with MongoDB's code. */
  readonly failed: ReadonlyMap<number, number>;
  /** The election under which it was written; undefined on a server that stands alone. */
  readonly election: string | undefined;
}

/** How sure a write is when it is acknowledged: `soon` is so with the next durable write on the same server. */
export type Concern = 'durable' | 'soon' | 'journalled';

const concerns = {
  durable,
  soon: { w: 1 },
  journalled: { w: 1, j: true },
} as const;

interface Placed {
  readonly index: number;
  readonly code?: number;
}

async function run(db: mongo.Db, command: object, concern: Concern): Promise<Reply> {
  const reply = await db.command({ ...command, ordered: false, writeConcern: concerns[concern] });
  const made = (reply['upserted'] ?? []) as readonly Placed[];
  const failed = (reply['writeErrors'] ?? []) as readonly Placed[];
  return {
    n: reply['n'] as number,
    made: new Set(made.map(({ index }) => index)),
    failed: new Map(failed.map(({ index, code }) => [index, code ?? 0])),
    election: reply['electionId'] === undefined ? undefined : String(reply['electionId']),
  };
}

type CollectionName = 'contacts' | 'rows';

/**
 * All statements in one unordered command. The driver's own bulk writes tell less and cost more. Rejects with what
 * the driver throws, also when it was written but a majority did not confirm it.
 */
export function update(
  db: mongo.Db,
  collection: CollectionName,
  { statements, concern }: { readonly statements: readonly Statement[]; readonly concern: Concern },
): Promise<Reply> {
  return run(db, { update: collection, updates: statements }, concern);
}

/** All documents in one unordered command, which costs a fifth of upserts; those that are there already fail. */
export function insert(
  db: mongo.Db,
  collection: CollectionName,
  { documents, concern }: { readonly documents: readonly object[]; readonly concern: Concern },
): Promise<Reply> {
  return run(db, { insert: collection, documents }, concern);
}
