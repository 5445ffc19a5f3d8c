import { type Clock, type Millis } from '../../../domain/time/clock.ts';
import { type NumberBudget } from '../../../domain/number-rules.ts';
import { PairingError } from '../linking/pairing-error.ts';
import { type WhatsAppChannel, type WhatsAppView } from '../whatsapp.ts';
import { type Ask, type DoorMail, type Reply, type Seen } from './door-mail.ts';

/** What this process itself knows of the account. */
export type LocalDoor = Pick<WhatsAppChannel, 'view' | 'look' | 'requestCode'> & {
  readonly budget: () => NumberBudget;
};

/** How often it is looked whether others want something, while no number is linked. */
const every: Millis = 1000;
/** What is shown is shown anew before it is forgotten. */
const anew: Millis = 30_000;
/** Whoever asked longer ago has given up. */
const patience: Millis = 30_000;

/** What the door is served with. */
export interface DoorParts {
  readonly local: LocalDoor;
  readonly mail: DoorMail;
  /** Real time. */
  readonly clock: Clock;
}

/**
 * Shows the other processes how the account is, and does what they ask for, until it is stopped. Answers with what
 * stops it.
 */
export function serveDoor(parts: DoorParts): () => Promise<void> {
  const { local, mail, clock } = parts;
  const show = createShow(parts);
  let stopped = false;
  let cancel = (): void => undefined;
  const turn = async (): Promise<void> => {
    const wanted = local.view().account === null ? await mail.findAsk() : undefined;
    if (wanted) {
      await mail.reply(wanted.id, await answer(local, wanted, clock.now()));
    }
    await show();
  };
  const again = (): void => {
    // What cannot be kept now is shown a second later.
    void turn()
      .catch(() => undefined)
      .then(() => {
        cancel = stopped ? cancel : clock.at(clock.now() + every, again);
      });
  };
  again();
  return async () => {
    stopped = true;
    cancel();
    await mail.hide().catch(() => undefined);
  };
}

/** Shows what changed, and anew what would be forgotten. */
function createShow({ local, mail, clock }: DoorParts): () => Promise<void> {
  let shown = '';
  let shownAt = 0;
  return async () => {
    const view = seenOf(local, local.view());
    const text = JSON.stringify(view);
    if (text !== shown || clock.now() - shownAt >= anew) {
      await mail.show(view);
      shown = text;
      shownAt = clock.now();
    }
  };
}

async function answer(local: LocalDoor, { at, phone }: Ask, now: number): Promise<Reply> {
  if (now - at > patience) {
    return { fault: 'unavailable' };
  }
  try {
    return seenOf(local, await (phone === null ? local.look() : local.requestCode(phone)));
  } catch (fault) {
    return { fault: fault instanceof PairingError ? fault.reason : 'unavailable' };
  }
}

function seenOf({ budget }: LocalDoor, view: WhatsAppView): Seen {
  return { ...view, budget: budget() };
}
