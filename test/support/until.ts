import { setTimeout } from 'node:timers/promises';

/** Resolves once a real server or process has got so far; rejects after 15 s. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 750; tries += 1) {
    if (await holds()) {
      return;
    }
    await setTimeout(20);
  }
  throw new Error('it did not come to that within 15 s');
}
