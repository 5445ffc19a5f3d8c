import { type Keep } from '../../../src/channels/whatsapp/account/keep.ts';

/** A keep that lasts as long as the test, and may fail. */
export interface MemoryKeep extends Pick<Keep, 'read' | 'write' | 'nameOf'> {
  readonly values: Map<string, Uint8Array>;
  /** While true nothing is read or written. */
  broken: boolean;
}

/** An empty keep. Expiry is the business of its users here. */
export function createMemoryKeep(): MemoryKeep {
  const values = new Map<string, Uint8Array>();
  const keep: MemoryKeep = {
    values,
    broken: false,
    nameOf: (id) => `name of ${id}`,
    read: (kind, ids) => {
      if (keep.broken) {
        return Promise.reject(new Error('the keep is broken'));
      }
      const found = ids.flatMap((id) => {
        const value = values.get(`${kind}/${id}`);
        return value ? [[id, value] as const] : [];
      });
      return Promise.resolve(new Map(found));
    },
    write: (changes) => {
      if (keep.broken) {
        return Promise.reject(new Error('the keep is broken'));
      }
      for (const { kind, id, value } of changes) {
        if (value) {
          values.set(`${kind}/${id}`, value);
        } else {
          values.delete(`${kind}/${id}`);
        }
      }
      return Promise.resolve();
    },
  };
  return keep;
}
