/** What the published cases and the recordings drew, in order and then again, so that they come out alike everywhere. */
const drawn = [0.5, 0.125, 0.875, 0.375, 0.625, 0.25, 0.75, 0.0625, 0.9375, 0.4375];

/** Chance as it fell when the published cases were made. */
export function createRecordedChance(): () => number {
  let count = 0;
  return () => drawn[count++ % drawn.length] ?? 0;
}
