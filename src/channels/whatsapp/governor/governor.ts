import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type OutboundMessage } from '../../../domain/message.ts';
import { type NumberBudget, type NumberRules } from '../../../domain/number-rules.ts';
import { type Hold, SendError } from '../../channel.ts';
import { createRemembered, type Remembered } from '../../../domain/remembered.ts';
import { type Keep } from '../account/keep.ts';
import { barTo, isNewContact } from './bar-to.ts';
import { depart } from './depart.ts';
import { budgetOf, gapAfter, type LimitsAt, today } from './number-limits.ts';
import { createNumberMemory, type NumberMemory } from './number-memory.ts';
import { createTurns, type Turns } from './turns.ts';

/** Keeps a number healthy: says which message may go now. */
export interface Governor {
  /** From now on it is this number; what is remembered of it is read anew, a new number begins anew. */
  begin(number: string): Promise<void>;
  /** Resolves when the message may go, which is then counted durably; throws SendError `held` when not now. */
  admit(message: OutboundMessage): Promise<void>;
  /** Resolves when a message that was admitted, and takes so much time before it leaves, leaves in its turn. */
  depart(message: OutboundMessage, takes: Millis): Promise<void>;
  /** The network forbade us to write first. */
  refused(): Promise<void>;
  /** It said until when; null: no longer. */
  lock(until: Instant | null): Promise<void>;
  readonly budget: () => NumberBudget;
}

/** What a governor is made of. */
export interface GovernorOptions {
  readonly keep: Pick<Keep, 'read' | 'write' | 'nameOf'>;
  readonly rules: NumberRules;
  /** Whose days are counted. */
  readonly timezone: string;
  /** The real one. */
  readonly clock: Clock;
}

/** The governor of one account's number. */
export function createGovernor({ keep, rules, timezone, clock }: GovernorOptions): Governor {
  const memory = createNumberMemory({ keep, clock });
  const parts = {
    keep,
    rules,
    memory,
    turns: createTurns(),
    admitted: createRemembered<true>({ most: 2000 }),
  };
  const at = (): LimitsAt => ({ rules, timezone, now: clock.now() });
  return {
    begin: memory.begin,
    // An answer waits for nothing.
    admit: (message) =>
      message.solicited ? Promise.resolve() : memory.inOrder(() => admit(message, parts, at())),
    depart: (message, takes) => depart(message, takes, { memory, rules, clock }),
    refused: () =>
      memory.inOrder(async () => memory.write({ ...(await memory.read()), refusedAt: clock.now() })),
    lock: (until) =>
      memory.inOrder(async () => {
        const state = await memory.read();
        const refusedAt = until === null ? state.refusedAt : null;
        await memory.write({ ...state, lockedUntil: until, refusedAt });
      }),
    budget: () => budgetOf(memory.last(), at()),
  };
}

interface Parts extends Pick<GovernorOptions, 'keep' | 'rules'> {
  readonly memory: NumberMemory;
  readonly turns: Turns;
  /** Messages that were counted. */
  readonly admitted: Remembered<true>;
}

async function admit(
  message: OutboundMessage,
  { keep, rules, memory, turns, admitted }: Parts,
  at: LimitsAt,
): Promise<void> {
  const { id, urgent } = message;
  const repeated = admitted.find(id) === true;
  const chat = keep.nameOf(message.to);
  const state = today(await memory.read(), at);
  const bar = barTo(message, state, { ...at, chat, ahead: turns.ahead(id) });
  if (bar && !(repeated && bar.hold !== 'restricted')) {
    turns.leave(id);
    throw heldFor(bar.wait, bar.hold);
  }
  if (repeated) {
    return;
  }
  const { now } = at;
  const gap = gapAfter(id, rules);
  const turn = urgent ? now : turns.of(id, { now, earliest: state.next, gap });
  if (turn > now) {
    throw heldFor(turn - now, 'pace');
  }
  const begun = isNewContact(message, state, chat) ? [...state.begun, chat] : state.begun;
  await memory.write({ ...state, unasked: state.unasked + 1, begun, next: now + gap });
  turns.leave(id);
  admitted.keep(id, true);
}

function heldFor(wait: number, hold: Hold): SendError {
  return new SendError('held', `The number does not write first now: ${hold}.`, wait, hold);
}
