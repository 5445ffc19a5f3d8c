import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';
import { type NumberRules } from '../../../domain/number-rules.ts';
import { gapAfter } from './number-limits.ts';
import { type NumberMemory } from './number-memory.ts';

/** What a departure needs. */
export interface DepartParts {
  readonly memory: NumberMemory;
  readonly rules: NumberRules;
  /** The real one. */
  readonly clock: Clock;
}

/** Nobody waits longer for the one before: a clock that was put back since says nothing of it. */
const longest: Millis = 120_000;

/**
 * Resolves when an unasked message, which then takes so much time before it leaves, leaves far enough behind the one
 * before. Whoever was admitted in its turn may be made ready, and seem to type, sooner than that one.
 */
export async function depart(
  { id, solicited, urgent }: Pick<OutboundMessage, 'id' | 'solicited' | 'urgent'>,
  takes: Millis,
  { memory, rules, clock }: DepartParts,
): Promise<void> {
  if (solicited || urgent) {
    return;
  }
  let leaves: Instant = 0;
  await memory.inOrder(async () => {
    const state = await memory.read();
    const now = clock.now();
    leaves = Math.max(now + takes, Math.min(state.leaves, now + longest));
    await memory.write({ ...state, leaves: leaves + gapAfter(id, rules) });
  });
  await new Promise<void>((resolve) => {
    clock.at(leaves - takes, resolve);
  });
}
