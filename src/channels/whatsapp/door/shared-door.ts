import { randomUUID } from 'node:crypto';
import { type Millis } from '../../../domain/time/clock.ts';
import { type NumberBudget } from '../../../domain/number-rules.ts';
import { PairingError } from '../linking/pairing-error.ts';
import { type Reply, type Seen } from './door-mail.ts';
import { type DoorParts, type LocalDoor } from './serve-door.ts';

/** The holder looks every second, and may need its time to get a code from WhatsApp. */
const patience: Millis = 25_000;
const every: Millis = 300;

/**
 * The account's door in a process that may not hold it: what this process does not know is asked of the one that
 * does, so that a number can be linked wherever the pages are. Throws PairingError, `off` where no process holds it.
 */
export function createSharedDoor(parts: DoorParts): Pick<LocalDoor, 'look' | 'requestCode' | 'budget'> {
  const { local } = parts;
  let last: NumberBudget | null = null;
  const holds = (): boolean => local.view().state !== 'off';
  const know = (seen: Seen): Seen => {
    last = seen.budget;
    return seen;
  };
  return {
    look: async () => {
      const seen = holds() ? undefined : await lookElsewhere(parts);
      return seen ? know(seen) : local.look();
    },
    requestCode: async (phone) =>
      holds() ? local.requestCode(phone) : know(await requestElsewhere(parts, phone)),
    budget: () => (holds() ? local.budget() : (last ?? local.budget())),
  };
}

async function lookElsewhere(parts: DoorParts): Promise<Seen | undefined> {
  const seen = await parts.mail.findView();
  // Its QR ran out: whoever looks wants a new one.
  if (seen?.state === 'waiting' && seen.account === null && seen.qr === null) {
    const reply = await ask(parts, null);
    return 'fault' in reply ? seen : reply;
  }
  return seen;
}

async function requestElsewhere(parts: DoorParts, phone: string): Promise<Seen> {
  const seen = await parts.mail.findView();
  if (seen?.account !== null) {
    throw new PairingError(seen ? 'linked' : 'off');
  }
  const reply = await ask(parts, phone);
  if ('fault' in reply) {
    throw new PairingError(reply.fault);
  }
  return reply;
}

/** Waits for what the holder says. */
async function ask({ mail, clock }: DoorParts, phone: string | null): Promise<Reply> {
  const id = randomUUID();
  await mail.ask({ id, at: clock.now(), phone });
  const until = clock.now() + patience;
  for (;;) {
    // Linked meanwhile, the holder is asked nothing more.
    const seen = await mail.findView();
    const reply = seen && seen.account !== null ? seen : await mail.findReply(id);
    if (reply || clock.now() >= until) {
      return reply ?? { fault: 'unavailable' };
    }
    await new Promise<void>((resolve) => {
      clock.at(clock.now() + every, resolve);
    });
  }
}
