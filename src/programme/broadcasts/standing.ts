import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type BroadcastBook, type Progress } from './broadcast-book.ts';
import { type InFlight } from './in-flight.ts';

/** How far a broadcast has been handed out, as one run of the driver moves it on. */
export interface Standing {
  now(): Progress;
  /** Moves it on durably: with who is in hand, who else is about to be, and rows. One move after the other. */
  move(
    apply: (before: Progress) => Progress,
    about: { readonly more?: readonly string[]; readonly rows?: readonly Row[]; readonly now: Instant },
  ): Promise<void>;
}

/** Reads from the store how far it has been handed out; the rounds of one run share it. */
export async function openStanding(
  book: BroadcastBook,
  { id, inFlight }: { readonly id: string; readonly inFlight: InFlight },
): Promise<Standing> {
  let progress = await book.progress(id);
  let last: Promise<unknown> = Promise.resolve();
  return {
    now: () => progress,
    move: (apply, { more = [], rows = [], now }) => {
      const mine = last.then(async () => {
        const next = { ...apply(progress), inHand: [...inFlight.all(), ...more] };
        await book.moveOn(id, next, rows, now);
        progress = { ...next, version: next.version + 1 };
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
