import { type Bench } from './bench.ts';

/** The engine alone against the wizard with its sessions in memory. */
export const engineBench: Bench = {
  name: 'engine',
  run: async ({ quick, measure }) => {
    const task = { kind: 'check-in', people: quick ? 1000 : 20_000, at: 1 } as const;
    const ours = await measure({ ...task, peer: 'engine' });
    const theirs = await measure({ ...task, peer: 'telegraf-memory' });
    return [{ bench: 'engine', against: 'telegraf-memory', ours, theirs }];
  },
};
