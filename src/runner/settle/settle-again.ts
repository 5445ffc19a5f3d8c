import { isAddress } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';
import { hasArrived } from './message-rows.ts';
import { settledRows } from '../deliver/settle-send.ts';

/**
 * The rows that belong beside those of messages settled just before a crash: of rows written together a killed process
 * may leave only some, and the document drops a message by its own row alone. Only for broadcasts and campaigns, where
 * recipients are counted; rows that are there already stay.
 */
export function settleAgain({ id: contact, outbox }: ContactRecord, rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => {
    const entry = outbox.find(({ id }) => id === row.id);
    if (entry?.kind !== 'send' || !entry.send.cause) {
      return [];
    }
    const arrived = hasArrived(row);
    const { address, reason, state, networkId } = row.data;
    const outcome = {
      state: arrived ? 'sent' : state === 'expired' ? 'expired' : 'failed',
      reason: typeof reason === 'string' ? reason : null,
      address: typeof address === 'string' && isAddress(address) ? address : null,
      networkId: typeof networkId === 'string' ? networkId : null,
    } as const;
    return settledRows({ id: contact }, entry, outcome, row.at);
  });
}
