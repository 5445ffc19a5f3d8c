import { mongo } from 'mongoose';
import { type Instant } from '../../domain/time/clock.ts';
import { StoreError } from '../store.ts';
import { type Vault, type VaultChange } from '../vault.ts';
import { type VaultDocument, vaultKey } from './documents.ts';
import { asMongoFault, type Attempt, attemptAt, duplicateKey } from './mongo-fault.ts';

type Operation = mongo.AnyBulkWriteOperation<VaultDocument>;

/** What the vault is made of; `place` is the database's address without its password. */
export interface MongoVaultParts {
  readonly collection: mongo.Collection<VaultDocument>;
  readonly place: string;
  readonly now: () => Instant;
}

/**
 * The vault as one document a value. A write is one ordered bulk: the fence is passed first and removals come last,
 * so one that is cut short has lost nothing and is simply done again.
 */
export function createMongoVault(parts: MongoVaultParts): Vault {
  const { collection, place } = parts;
  const attempt = attemptAt(place, asVaultFault);
  const write = (account: string, operations: readonly Operation[], fence: number): Promise<void> =>
    attempt(async () => {
      const all = [pass(account, fence), ...operations];
      await collection.bulkWrite(all, { ordered: true });
    });
  return {
    ...createReading(parts, attempt),
    write: (account, changes, fence) => write(account, operationsOf(account, changes), fence),
    clear: (account, kinds, fence) => {
      const starts = kinds === 'all' ? [account] : kinds.map((kind) => `${account}/${kind}`);
      return write(account, starts.map(clearing), fence);
    },
    sweep: (until) =>
      attempt(async () => {
        await collection.deleteMany({ expires: { $lte: until } });
      }),
  };
}

function createReading({ collection, now }: MongoVaultParts, attempt: Attempt): Pick<Vault, 'read' | 'list'> {
  const alive = () => ({ $not: { $lte: now() } });
  return {
    read: (account, kind, ids) =>
      attempt(async () => {
        const keys = ids.map((id) => vaultKey(account, kind, id));
        const found = await collection.find({ _id: { $in: keys }, expires: alive() }).toArray();
        const start = vaultKey(account, kind, '').length;
        return new Map(found.map(({ _id, value }) => [_id.slice(start), Buffer.from(value ?? '', 'base64')]));
      }),
    list: (account, kind, { after, limit }) =>
      attempt(async () => {
        const start = vaultKey(account, kind, '');
        const range = { $gt: `${start}${after}`, $lt: endOf(`${account}/${kind}`) };
        const options = { projection: { _id: 1 }, sort: { _id: 1 }, limit } as const;
        const found = await collection.find({ _id: range, expires: alive() }, options).toArray();
        return found.map(({ _id }) => _id.slice(start.length));
      }),
  };
}

/** The first key behind all that begin with `<start>/`: '0' follows '/'. */
const endOf = (start: string): string => `${start}0`;

/**
 * Where a later holder has been, it matches nothing and meets their document: the bulk ends before anything is done.
 */
function pass(account: string, fence: number): Operation {
  const filter = { _id: `fence:${account}`, fence: { $lte: fence } };
  return { updateOne: { filter, update: { $set: { fence } }, upsert: true } };
}

function clearing(start: string): Operation {
  return { deleteMany: { filter: { _id: { $gt: `${start}/`, $lt: endOf(start) } } } };
}

function operationsOf(account: string, changes: readonly VaultChange[]): readonly Operation[] {
  const puts = changes.flatMap(({ kind, id, value, expires }): Operation[] => {
    if (value === null) {
      return [];
    }
    const replacement = {
      value: Buffer.from(value).toString('base64'),
      ...(expires === null ? {} : { expires }),
    };
    return [{ replaceOne: { filter: { _id: vaultKey(account, kind, id) }, replacement, upsert: true } }];
  });
  const gone = changes.filter(({ value }) => value === null);
  const ids = gone.map(({ kind, id }) => vaultKey(account, kind, id));
  return ids.length === 0 ? puts : [...puts, { deleteMany: { filter: { _id: { $in: ids } } } }];
}

function asVaultFault(error: unknown, place: string): StoreError {
  if (error instanceof mongo.MongoBulkWriteError && error.code === duplicateKey) {
    const words = `The account in ${place} is held by another process; this one writes nothing there any more.`;
    return new StoreError('unavailable', words, { cause: error });
  }
  return asMongoFault(error, place);
}
