/** A map that forgets its oldest entries beyond `most`. */
export interface Remembered<T> {
  readonly find: (key: string) => T | undefined;
  keep(key: string, value: T): void;
  readonly forget: (key: string) => void;
}

/** Makes an empty one. */
export function createRemembered<T>({ most }: { readonly most: number }): Remembered<T> {
  const entries = new Map<string, T>();
  return {
    find: (key) => entries.get(key),
    keep: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) {
        entries.delete(oldest);
      }
    },
    forget: (key) => {
      entries.delete(key);
    },
  };
}
