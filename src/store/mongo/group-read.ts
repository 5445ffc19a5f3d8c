interface Waiting<T> {
  readonly resolve: (value: T | undefined) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Reads by key, many in one command: at most one is in flight, and whoever asks meanwhile joins the next one, so
 * everybody sees what was written before they asked. When nothing is in flight a read goes at once.
 */
export function createGroupRead<T>(
  readMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | undefined> {
  let asked = new Map<string, Waiting<T>[]>();
  let busy = false;

  const flush = async (): Promise<void> => {
    while (asked.size > 0) {
      const group = asked;
      asked = new Map();
      await answer(group, readMany);
    }
    busy = false;
  };

  return (key) =>
    new Promise((resolve, reject) => {
      asked.set(key, [...(asked.get(key) ?? []), { resolve, reject }]);
      if (!busy) {
        busy = true;
        // A microtask, so that those who ask in the same tick share the first command.
        queueMicrotask(() => void flush());
      }
    });
}

async function answer<T>(
  group: ReadonlyMap<string, readonly Waiting<T>[]>,
  readMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<void> {
  try {
    const found = await readMany([...group.keys()].filter(isKey));
    for (const [key, waiting] of group) {
      waiting.forEach(({ resolve }) => {
        resolve(found.get(key));
      });
    }
  } catch (fault) {
    for (const { reject } of [...group.values()].flat()) {
      reject(fault);
    }
  }
}

/** What is no text names nothing; as a query it could ask for anything. */
function isKey(key: unknown): key is string {
  return typeof key === 'string';
}
