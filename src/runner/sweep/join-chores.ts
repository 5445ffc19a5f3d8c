import { type Chore } from './chore.ts';

/**
 * All chores as one. A run that is asked for while one is under way is that one, which then looks once more: what it
 * was asked for may have come about behind its back. The fault of one chore stops no other.
 */
export function joinChores(chores: readonly Chore[], onFault: (fault: unknown) => void): Chore {
  let running: Promise<void> | null = null;
  let asked = 0;
  const runAll = async (): Promise<void> => {
    for (let served = 0; served !== asked;) {
      served = asked;
      for (const chore of chores) {
        await chore.run().catch(onFault);
      }
    }
    running = null;
  };
  return {
    run: () => {
      asked += 1;
      return (running ??= runAll());
    },
    next: async () => {
      const moments = await Promise.all(chores.map((chore) => chore.next()));
      const planned = moments.filter((each) => each !== null);
      return planned.length === 0 ? null : Math.min(...planned);
    },
  };
}
