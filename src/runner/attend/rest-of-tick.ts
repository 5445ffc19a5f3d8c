/** Resolves when all that is ready by now has been read and dealt with. */
export function restOfTick(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
