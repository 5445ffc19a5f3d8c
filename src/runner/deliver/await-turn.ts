import { type Address } from '../../domain/contact/address.ts';
import { type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Seat } from '../attend/seat.ts';
import { type Line } from '../path.ts';
import { type Standing } from './pacer.ts';
import { keepsHours } from './keeps-hours.ts';

/**
 * Resolves when a message may go. What nobody asked for stands behind all that others wait for, until this person
 * waits for an answer too, which goes after it.
 */
export async function awaitTurn(
  seat: Seat,
  { send }: SendEntry,
  {
    line,
    address,
    getReady,
  }: { readonly line: Line; readonly address: Address; readonly getReady: Standing['getReady'] },
): Promise<void> {
  if (!keepsHours(send) || isWaitedFor(seat)) {
    await line.pacer.turn(address, 'first', { getReady });
    return;
  }
  const hurried = new Promise<void>((resolve) => (seat.hurry = resolve));
  await line.pacer.turn(address, 'behind', { getReady, hurried });
  seat.hurry = null;
}

/** Lets the message that stands in line go soon, where an answer has come to stand behind it. */
export function hurry(seat: Seat): void {
  if (seat.hurry && isWaitedFor(seat)) {
    seat.hurry();
  }
}

function isWaitedFor({ record, settled }: Seat): boolean {
  const left = record?.outbox.filter(({ id }) => !settled.has(id)) ?? [];
  return left.some((each) => each.kind === 'send' && each.held === null && !keepsHours(each.send));
}
