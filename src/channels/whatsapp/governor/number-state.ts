import * as z from 'zod';

const shape = z.object({
  /** Which number it is, by a name that does not tell it; '' before one was ever linked. */
  number: z.string(),
  /** When we first used it. */
  since: z.number(),
  /** The day that is counted, as days since 1970 in the programme's zone. */
  day: z.number(),
  /** Unasked messages of the day. */
  unasked: z.number(),
  /** The chats, by a name that does not tell them, in which the day's new conversations were begun. */
  begun: z.array(z.string()),
  /** Before this nothing unasked is admitted. */
  next: z.number(),
  /** Before this nothing unasked leaves. */
  leaves: z.number().default(0),
  /** When the network last forbade us to write first, if it did not say until when. */
  refusedAt: z.number().nullable(),
  /** Until when it said that it forbids it. */
  lockedUntil: z.number().nullable(),
});

/** What is remembered of a number's use, over restarts. */
export type NumberState = Readonly<z.infer<typeof shape>>;

/** What is known of a number that was never used. */
export function newState(number: string, now: number): NumberState {
  return {
    number,
    since: now,
    day: 0,
    unasked: 0,
    begun: [],
    next: 0,
    leaves: 0,
    refusedAt: null,
    lockedUntil: null,
  };
}

/** Writes a state down. */
export function encodeState(state: NumberState): Uint8Array {
  return Buffer.from(JSON.stringify(state));
}

/** Reads a state; throws when it is none. */
export function decodeState(bytes: Uint8Array): NumberState {
  return shape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
