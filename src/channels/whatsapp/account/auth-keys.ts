import { type SignalDataTypeMap, type SignalKeyStore } from '@whiskeysockets/baileys';
import { type VaultChange } from '../../../store/vault.ts';
import { type Keep } from './keep.ts';
import { type Baileys } from '../live-socket.ts';

type KeyType = keyof SignalDataTypeMap;

const types: readonly KeyType[] = [
  'pre-key',
  'session',
  'sender-key',
  'sender-key-memory',
  'app-state-sync-key',
  'app-state-sync-version',
  'lid-mapping',
  'device-list',
  'tctoken',
  'identity-key',
];

const kindOf = (type: string): string => `key-${type}`;

/** The kinds of the keep that hold an account's keys. */
export const keyKinds: readonly string[] = types.map(kindOf);

/** What a key store is made of. */
export interface AuthKeysOptions {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf' | 'clear'>;
  readonly baileys: Baileys;
}

/**
 * The library's key store on the keep. Ids are numbers of people, so they are kept by names that tell nothing. A read
 * that fails throws; only what is not there counts as absent.
 */
export function createAuthKeys({ keep, baileys }: AuthKeysOptions): SignalKeyStore {
  const { BufferJSON, proto } = baileys;
  const read = (type: KeyType, value: Uint8Array): unknown => {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(value), BufferJSON.reviver);
    return type === 'app-state-sync-key'
      ? proto.Message.AppStateSyncKeyData.fromObject(parsed as object)
      : parsed;
  };
  const write = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value, BufferJSON.replacer));
  return {
    get: async <T extends KeyType>(type: T, ids: string[]) => {
      const names = new Map(ids.map((id) => [keep.nameOf(id), id]));
      const found = await keep.read(kindOf(type), [...names.keys()]);
      const entries = [...found].map(([name, value]) => [names.get(name), read(type, value)]);
      return Object.fromEntries(entries) as { [id: string]: SignalDataTypeMap[T] };
    },
    set: async (data) => {
      const changes = Object.entries(data).flatMap(([type, values]) =>
        Object.entries(values).map(([id, value]): VaultChange => ({
          kind: kindOf(type),
          id: keep.nameOf(id),
          value: value === null ? null : write(value),
          expires: null,
        })),
      );
      await keep.write(changes);
    },
    clear: () => keep.clear(keyKinds),
  };
}
