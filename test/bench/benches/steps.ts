import { join } from 'node:path';
import { findTalks } from '../flows/imported-talks.ts';
import { type Bench } from './bench.ts';

/** Microseconds of CPU time: once to warm up and once to measure. */
const long = 4_000_000;

/**
 * Steps of imported flows: of one with two questions, and of those in the folder `BENCH_FLOWS`, which is laid out like
 * real-flows of the conformance data. The floor beside them is to write and read their sessions alone.
 */
export const stepsBench: Bench = {
  name: 'steps',
  run: async ({ quick, measure }) => {
    const folder = process.env['BENCH_FLOWS'];
    const names = folder === undefined ? [] : [...findTalks(folder)];
    const comparisons = [];
    for (const [name, talks] of [
      ['two questions', null] as const,
      ...names.map((each) => [each, join(folder ?? '', each)] as const),
    ]) {
      const task = { kind: 'steps', talks, micros: quick ? long / 20 : long } as const;
      const ours = await measure({ ...task, by: 'engine' });
      const theirs = await measure({ ...task, by: 'json' });
      comparisons.push({ bench: `steps: ${name}`, against: 'json-alone', ours, theirs });
    }
    return comparisons;
  },
};
