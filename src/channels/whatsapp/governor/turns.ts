import { type Instant, type Millis } from '../../../domain/time/clock.ts';

/** The order in which unasked messages go. */
export interface Turns {
  /** When a message goes: the turn it has, else one behind all others. Never before `earliest`. */
  of(id: string, about: { readonly now: Instant; readonly earliest: Instant; readonly gap: Millis }): Instant;
  /** How many others have a turn. */
  ahead(id: string): number;
  /** It went, or will not. */
  leave(id: string): void;
}

/** A turn that nobody came for within this time is free again: the message was taken back. */
const kept: Millis = 15 * 60_000;

/** Turns of one process; after a restart messages line up anew. */
export function createTurns(): Turns {
  const turns = new Map<string, Instant>();
  let end: Instant = 0;
  return {
    of: (id, { now, earliest, gap }) => {
      for (const [other, at] of turns) {
        if (at < now - kept) {
          turns.delete(other);
        }
      }
      const mine = turns.get(id);
      const turn = Math.max(mine ?? Math.max(now, end), earliest);
      if (mine === undefined) {
        end = turn + gap;
      }
      turns.set(id, turn);
      return turn;
    },
    ahead: (id) => turns.size - (turns.has(id) ? 1 : 0),
    leave: (id) => {
      turns.delete(id);
    },
  };
}
