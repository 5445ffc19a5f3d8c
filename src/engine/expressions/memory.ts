/** What was made for a key, or makes it. */
export type Memory<Result> = (key: string, make: () => Result) => Result;

/** No longer key is kept, lest a few of them fill the memory. */
const LONGEST = 2000;

/** Keeps what was made for the last keys, so that the same thing need not be made again; the oldest goes first. */
export function createMemory<Result>(most: number): Memory<Result> {
  const kept = new Map<string, Result>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = make();
    if (key.length > LONGEST) {
      return made;
    }
    const [oldest] = kept.size >= most ? kept.keys() : [];
    if (oldest !== undefined) {
      kept.delete(oldest);
    }
    kept.set(key, made);
    return made;
  };
}
