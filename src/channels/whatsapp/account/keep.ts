import { type Instant } from '../../../domain/time/clock.ts';
import { type Vault, type VaultChange } from '../../../store/vault.ts';
import { type Seal, SealError } from './seal.ts';

/**
 * What an account keeps, in the clear for the parts of this channel and sealed in the store. Faults of the store and
 * values that cannot be opened (SealError) are thrown.
 */
export interface Keep {
  /** Those of the ids that exist and have not expired. */
  read(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Ids of a kind in the order of their bytes, after `after` ('' begins). Ids lie open in the store. */
  list(kind: string, page: { readonly after: string; readonly limit: number }): Promise<readonly string[]>;
  /** Puts and then removes, in one durable write. Refused once another process holds the account. */
  write(changes: readonly VaultChange[]): Promise<void>;
  clear(kinds: readonly string[]): Promise<void>;
  /** Drops what expired at `now` or before. */
  sweep(now: Instant): Promise<void>;
  /** A name for an id that must not lie open in the store, such as one with somebody's number. */
  nameOf(id: string): string;
}

/** The same, for whoever takes the account over. */
export interface AccountKeep extends Keep {
  /**
   * From now on writes bear this fence, and those of earlier holders are refused. Throws SealError for a wrong key,
   * unless begun anew.
   */
  claim(fence: number): Promise<void>;
  /** Throws SealError where the key is not the one that sealed what lies there. */
  check(): Promise<unknown>;
}

/** What an account's keep is made of. */
export interface KeepOptions {
  readonly vault: Vault;
  readonly seal: Seal;
  readonly account: string;
  /** Whether everything is forgotten that another key has sealed: the key is lost, and the account with it. */
  readonly anew?: boolean;
}

/** Keeps what belongs to one account. */
export function createKeep({ vault, seal, account, anew = false }: KeepOptions): AccountKeep {
  let fence = 0;
  const read: Keep['read'] = async (kind, ids) => {
    const found = await vault.read(account, kind, ids);
    return new Map([...found].map(([id, sealed]) => [id, seal.open({ account, kind, id }, sealed)]));
  };
  const write: Keep['write'] = (changes) =>
    vault.write(
      account,
      changes.map(({ value, ...rest }) => ({
        ...rest,
        value: value && seal.close({ account, ...rest }, value),
      })),
      fence,
    );
  const check = (): ReturnType<Keep['read']> => read(trial.kind, [trial.id]);
  const forgetLost = async (fault: unknown): Promise<ReadonlyMap<string, Uint8Array>> => {
    if (!anew || !(fault instanceof SealError)) {
      throw fault;
    }
    await vault.clear(account, 'all', fence);
    return new Map();
  };
  return {
    read,
    write,
    list: (kind, page) => vault.list(account, kind, page),
    clear: (kinds) => vault.clear(account, kinds, fence),
    sweep: (now) => vault.sweep(now),
    nameOf: (id) => seal.nameOf(id),
    check,
    claim: async (taken) => {
      fence = taken;
      await write([]);
      if ((await check().catch(forgetLost)).size === 0) {
        await write([trial]);
      }
    },
  };
}

/** Shows at once whether the key is the one that sealed what lies there. */
const trial: VaultChange = { kind: 'trial', id: 'key', value: Buffer.from('semangat'), expires: null };
