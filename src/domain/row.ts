import { type Instant } from './time/clock.ts';
import { type Value } from './value.ts';

/** The kinds of row that lie beside the contacts. */
export type RowKind =
  | 'messages'
  | 'results'
  | 'sessions'
  | 'tasks'
  | 'tickets'
  | 'broadcasts'
  | 'deliveries'
  | 'segments'
  | 'consents'
  | 'incidents'
  | 'notes'
  | 'merges'
  | 'flows'
  | 'publications'
  | 'overflow';

/**
 * History and reports: written only by settling, keyed by its cause, so that writing it twice is writing it
 * once. Of two versions of a row the higher stays.
 */
export interface Row {
  readonly kind: RowKind;
  readonly id: string;
  /** Whose it is; null for what belongs to nobody (an incident of a flow, a version of a flow). */
  readonly contact: string | null;
  readonly at: Instant;
  readonly version: number;
  readonly data: { readonly [key: string]: Value };
  /**
   * Nothing was put under this id before, as far as its writer knows: it costs less then, and is only slower if not.
   */
  readonly fresh?: boolean;
  /**
   * The lowest version that keeps its place. A lower one may be of a write that was lost in the end; what takes its
   * place stands behind all that came since.
   */
  readonly placedFrom?: number;
}
