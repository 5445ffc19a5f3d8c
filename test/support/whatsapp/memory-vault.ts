import { type Vault } from '../../../src/store/vault.ts';

/** A vault in memory that can be made to fail. */
export interface MemoryVault extends Vault {
  /** What every call is answered with from now on; null: it works again. */
  fail(fault: Error | null): void;
  /** How many values of a kind there are. */
  count(kind: string): number;
  /** Everything that is kept, as bytes. */
  values(): readonly Uint8Array[];
  /** Another one that holds the same. */
  copy(): MemoryVault;
}

/** Keeps what it is given, as a store would. */
export function createMemoryVault(holding: ReadonlyMap<string, Uint8Array> = new Map()): MemoryVault {
  const kept = new Map(holding);
  const keyOf = (account: string, kind: string, id: string): string => `${account}/${kind}/${id}`;
  let failing: Error | null = null;
  const work = <T>(does: () => T): Promise<T> =>
    failing === null ? Promise.resolve(does()) : Promise.reject(failing);
  const drop = (start: string): void => {
    for (const key of [...kept.keys()].filter((each) => each.startsWith(start))) {
      kept.delete(key);
    }
  };
  return {
    read: (account, kind, ids) =>
      work(
        () =>
          new Map(
            ids.flatMap((id) => {
              const value = kept.get(keyOf(account, kind, id));
              return value === undefined ? [] : [[id, value]];
            }),
          ),
      ),
    list: (account, kind, { after, limit }) =>
      work(() => {
        const start = keyOf(account, kind, '');
        const ids = [...kept.keys()]
          .filter((key) => key.startsWith(start))
          .map((key) => key.slice(start.length));
        return ids
          .sort()
          .filter((id) => id > after)
          .slice(0, limit);
      }),
    write: (account, changes) =>
      work(() => {
        for (const { kind, id, value } of changes) {
          if (value === null) {
            kept.delete(keyOf(account, kind, id));
          } else {
            kept.set(keyOf(account, kind, id), value);
          }
        }
      }),
    clear: (account, kinds) =>
      work(() => {
        for (const start of kinds === 'all'
          ? [`${account}/`]
          : kinds.map((kind) => keyOf(account, kind, ''))) {
          drop(start);
        }
      }),
    sweep: () => work(() => undefined),
    fail: (fault) => {
      failing = fault;
    },
    count: (kind) => [...kept.keys()].filter((key) => key.split('/')[1] === kind).length,
    values: () => [...kept.values()],
    copy: () => createMemoryVault(kept),
  };
}
