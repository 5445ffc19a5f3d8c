/** Resolves when all input that is ready by now has been read and handled. */
export function restOfTick(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
