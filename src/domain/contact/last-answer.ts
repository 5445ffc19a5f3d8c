import { type Media } from '../message.ts';
import { type Instant } from '../time/clock.ts';
import { type Value } from '../value.ts';

/** The last answer that was taken, kept so that the rest of it, sent as more short messages, can join it. */
export interface LastAnswer {
  /** Id of its result row. */
  readonly row: string;
  readonly session: string;
  readonly flow: string;
  readonly flowVersion: string;
  readonly step: string;
  /** How deep in the stack the answered flow lay, from 0. */
  readonly depth: number;
  readonly value: Value;
  readonly text: string;
  /** The files that came with it so far. */
  readonly media: readonly Media[];
  readonly at: Instant;
  /** Whether later fragments join the value too (only `answer: text`). */
  readonly textual: boolean;
  /** The message whose unsent state still lets fragments in: the next question, else the turn's first message. */
  readonly until: string | null;
  readonly version: number;
  /** The album whose first picture it was: the others belong to it. */
  readonly album?: string;
}
