/** Runs work after all that it was given before; the fault of one keeps nobody behind it from running. */
export type InOrder = (work: () => Promise<unknown>) => Promise<void>;

/** Makes an order of nothing, in which all waits for what is to come first. */
export function createInOrder(first: Promise<unknown>): InOrder {
  let tail = first;
  return (work) => {
    const mine = tail.then(work).then(() => undefined);
    tail = mine.catch(() => undefined);
    return mine;
  };
}
