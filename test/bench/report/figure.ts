import { type Comparison } from '../sample.ts';
import { median } from './median.ts';

/** One figure of a report. Below 1 we use or take less than they do. */
export interface Figure {
  readonly bench: string;
  readonly against: string;
  readonly measure: string;
  /** Ours to theirs, the median of the ratios of all runs. */
  readonly ratio: number;
  readonly ours: number;
  readonly theirs: number;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** The figures of a comparison that was made in several runs. */
export function figuresOf(runs: readonly Comparison[]): readonly Figure[] {
  const [first] = runs;
  if (!first) {
    return [];
  }
  const { bench, against } = first;
  return Object.keys(first.ours)
    .filter((measure) => measure in first.theirs)
    .map((measure) => {
      const pairs = runs.map(({ ours, theirs }) => ({
        ours: ours[measure] ?? Number.NaN,
        theirs: theirs[measure] ?? Number.NaN,
      }));
      return {
        bench,
        against,
        measure,
        ratio: rounded(median(pairs.map(({ ours, theirs }) => ours / theirs))),
        ours: rounded(median(pairs.map(({ ours }) => ours))),
        theirs: rounded(median(pairs.map(({ theirs }) => theirs))),
      };
    });
}
