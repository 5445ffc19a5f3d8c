import { type TaskApart } from '../process/measure-apart.ts';
import { type Comparison, type Sample } from '../sample.ts';

type Unplaced<Each> = Each extends unknown ? Omit<Each, 'mongoUri' | 'redisUrl' | 'servers'> : never;

/** What is to be measured; where the servers are is filled in. */
export type Plain = Unplaced<TaskApart>;

/** What a bench measures with. */
export interface Place {
  /** True for a small run that shows that everything works and measures little. */
  readonly quick: boolean;
  /** Measures in a process of its own, on a database of its own. */
  readonly measure: (task: Plain) => Promise<Sample>;
}

/** One kind of comparison. */
export interface Bench {
  readonly name: string;
  run(place: Place): Promise<readonly Comparison[]>;
}
