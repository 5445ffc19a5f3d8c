import { type SignalDataTypeMap, type SignalKeyStore } from '@whiskeysockets/baileys';

/** Signal keys that live as long as the process. */
export function createMemoryKeys(): SignalKeyStore {
  const rows = new Map<string, unknown>();
  return {
    get: <T extends keyof SignalDataTypeMap>(type: T, ids: string[]) => {
      const found = ids.map((id) => [id, rows.get(`${type}/${id}`)] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<
        string,
        SignalDataTypeMap[T]
      >;
    },
    set: (data) => {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries as Record<string, unknown>)) {
          if (value === null || value === undefined) {
            rows.delete(`${type}/${id}`);
          } else {
            rows.set(`${type}/${id}`, value);
          }
        }
      }
    },
  };
}
