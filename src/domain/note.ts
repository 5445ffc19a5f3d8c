import { type Value } from './value.ts';

/**
 * Something that happened in a node flow, for whoever watches (`replay`, tests): never stored, never acted on.
 * Its `type` is the event's name in the language of RapidPro (`msg_created`, `run_result_changed`, `error`, …).
 */
export interface Note {
  readonly type: string;
  readonly [property: string]: Value;
}
