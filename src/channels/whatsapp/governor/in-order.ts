/** Runs work after all that it was given before; the fault of one keeps nobody behind it from running. */
export type InOrder = (work: () => Promise<unknown>) => Promise<void>;

/** Makes an order of nothing. */
export function createInOrder(): InOrder {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = tail.then(work).then(() => undefined);
    tail = mine.catch(() => undefined);
    return mine;
  };
}
