import { type Millis } from './time/clock.ts';

/** How long things are kept; null: until the person is erased. */
export interface Retention {
  /** What was said, on both sides. */
  readonly texts: Millis | null;
  /** The files that people sent. */
  readonly media: Millis | null;
  readonly results: Millis | null;
  /** What was said with families that have needed no aid for so long; null: as long as with others. */
  readonly independent: Millis | null;
  /** Which flows ran, what came to whom by itself, and what somebody had to look at. */
  readonly logs: Millis | null;
}
