import { type Instant } from '../../domain/time/clock.ts';
import { type Cause } from '../../domain/delivery.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { type Draft, nextId } from '../draft.ts';

/** Why something is not begun; `until` where it is put off, `waits` where that is the end of the conversation. */
export interface Hold {
  readonly reason: HeldReason;
  readonly until?: Instant | null;
  readonly waits?: boolean;
}

/** Writes down that a start was not made, and why, so that a coordinator can read it; of a cause under its name. */
export function noteHeld(
  draft: Draft,
  { flow, cause }: { readonly flow: string; readonly cause: Cause | null },
  { reason, until = null, waits = false }: Hold,
): void {
  const id = nextId(draft);
  if (cause) {
    const state = until === null && !waits ? 'skipped' : 'held';
    draft.effects.push({ kind: 'delivery', id, cause, state, reason, until });
  } else {
    draft.effects.push({ kind: 'held', id, flow, reason, until });
  }
}
