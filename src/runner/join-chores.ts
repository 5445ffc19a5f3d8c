import { type Chore } from './chore.ts';

/** All chores as one. A run that is asked for while one is under way is that one; the fault of one stops no other. */
export function joinChores(chores: readonly Chore[], onFault: (fault: unknown) => void): Chore {
  let running: Promise<void> | null = null;
  const runAll = async (): Promise<void> => {
    for (const chore of chores) {
      await chore.run().catch(onFault);
    }
    running = null;
  };
  return {
    run: () => (running ??= runAll()),
    next: async () => {
      const moments = await Promise.all(chores.map((chore) => chore.next()));
      const planned = moments.filter((each) => each !== null);
      return planned.length === 0 ? null : Math.min(...planned);
    },
  };
}
