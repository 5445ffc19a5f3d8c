/** Keeps what was made for the last keys, so that the same thing need not be made again; the oldest goes first. */
export function remember<Result>(most: number, make: (key: string) => Result): (key: string) => Result {
  const kept = new Map<string, Result>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = make(key);
    if (kept.size >= most) {
      kept.delete(kept.keys().next().value ?? '');
    }
    kept.set(key, made);
    return made;
  };
}
