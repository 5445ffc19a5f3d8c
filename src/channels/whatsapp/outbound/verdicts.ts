import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { createRemembered } from '../../../domain/remembered.ts';

/** The server's word on a bubble: accepted, or refused with a code. */
export type Verdict = { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly code: string };

/** The server's verdicts on bubbles by WhatsApp's ids, those that come when nobody waits any more included. */
export interface Verdicts {
  note(id: string, verdict: Verdict): void;
  readonly find: (id: string) => Verdict | undefined;
  /** Resolves with the verdict, or with undefined after `within` or when the connection ends. */
  wait(id: string, within: Millis): Promise<Verdict | undefined>;
  readonly forget: (id: string) => void;
  /** The connection ended: nobody needs to wait any more. */
  give(): void;
}

/** Verdicts of one account; they outlive its sockets. */
export function createVerdicts({ clock }: { readonly clock: Clock }): Verdicts {
  const known = createRemembered<Verdict>({ most: 5000 });
  const waiting = new Map<string, (verdict: Verdict | undefined) => void>();
  return {
    note: (id, verdict) => {
      // What was taken stays taken, whatever is said of a resend.
      if (known.find(id)?.kind !== 'taken') {
        known.keep(id, verdict);
      }
      waiting.get(id)?.(verdict);
    },
    find: known.find,
    forget: known.forget,
    wait: (id, within) =>
      new Promise((resolve) => {
        const done = (verdict: Verdict | undefined): void => {
          cancel();
          waiting.delete(id);
          resolve(verdict);
        };
        const cancel = clock.at(clock.now() + within, () => {
          done(undefined);
        });
        const already = known.find(id);
        waiting.set(id, done);
        if (already) {
          done(already);
        }
      }),
    give: () => {
      for (const done of [...waiting.values()]) {
        done(undefined);
      }
    },
  };
}
