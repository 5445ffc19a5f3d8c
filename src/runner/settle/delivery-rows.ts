import { channelOf, isAddress } from '../../domain/contact/address.ts';
import { type SendEntry } from '../../domain/contact/contact-record.ts';
import { type Delivery, deliveryRow } from '../../domain/delivery.ts';
import { type Row } from '../../domain/row.ts';
import { type Progress } from '../path.ts';

/** What a send says about the delivery that it belongs to; nothing where it belongs to none. */
export function deliveryRows(
  contact: string,
  { send }: SendEntry,
  about: Omit<Delivery, 'cause' | 'contact' | 'message'>,
): readonly Row[] {
  return send.cause ? [deliveryRow({ ...about, cause: send.cause, contact, message: send.id })] : [];
}

/** The same of a message whose network tells later how far it got, by its row. */
export function progressedDelivery(
  { id, contact, at: sentAt, data }: Row,
  progress: Progress,
  at: number,
): readonly Row[] {
  const { cause, attempt, address, due } = data;
  if (typeof cause !== 'string' || typeof attempt !== 'number' || contact === null) {
    return [];
  }
  const channel = typeof address === 'string' && isAddress(address) ? channelOf(address) : null;
  const about = {
    cause: { name: cause, attempt, ...(typeof due === 'number' ? { due } : {}) },
    contact,
    state: progress,
    reason: null,
  };
  return [deliveryRow({ ...about, at, message: id, sentAt, channel })];
}
