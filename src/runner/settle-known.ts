import { type Millis } from '../domain/clock.ts';
import { type OutboxEntry } from '../domain/contact-record.ts';
import { type Line, type Path } from './path.ts';
import { type Outcome, settleSend } from './settle-send.ts';

/** How long the store is left alone before it is told again, in real time. */
const pause: Millis = 500;

/** A message that is out, of which the store could not be told. */
export interface Known {
  readonly contact: string;
  readonly entry: Extract<OutboxEntry, { readonly kind: 'send' }>;
  readonly line: Line;
  readonly outcome: Outcome;
}

/**
 * Goes on telling the store of a message that only this process knows to be out. While it holds the channel the next
 * attempt does so by itself; but another one that holds it by now would take the message for unsent and repeat it.
 */
export function settleKnown(path: Path, known: Known): void {
  const { contact, entry, line, outcome } = known;
  line.clock.at(line.clock.now() + pause, () => {
    if (path.stopping() || !path.unsettled.has(entry.id)) {
      return;
    }
    path.work.do(async () => {
      try {
        if (!line.held()) {
          await settleSend(path, path.seats.get(contact), entry, outcome);
          path.unsettled.delete(entry.id);
        }
      } finally {
        settleKnown(path, known);
      }
    });
  });
}
