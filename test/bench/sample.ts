/** What was measured of one side, by the name of the measure with its unit (`p50_ms`). */
export interface Sample {
  readonly [measure: string]: number;
}

/** One side of a comparison beside the other, out of the same run. */
export interface Comparison {
  readonly bench: string;
  readonly against: string;
  readonly ours: Sample;
  readonly theirs: Sample;
}
