import { type SendEntry } from '../../domain/contact/contact-record.ts';
import { deliveryId, hasCome } from '../../domain/delivery.ts';
import { type Path } from '../path.ts';
import { type Seat } from '../attend/seat.ts';
import { settleSend } from './settle-send.ts';

/**
 * Takes a message back whose cause came to this person as another of two who were made one: what was on its way to the
 * one while the merge took over what waited for the other is known by its row alone. True when it is taken back.
 */
export async function hadAlready(path: Path, seat: Seat, entry: SendEntry): Promise<boolean> {
  const { cause } = entry.send;
  if (!cause) {
    return false;
  }
  const row = await path.store.findRow('deliveries', deliveryId(cause.name, seat.id));
  if (!hasCome(row?.data['state']) || row?.data['message'] === entry.id) {
    return false;
  }
  await settleSend(path, seat, entry, { state: 'cancelled', reason: 'had_already', address: null });
  return true;
}
