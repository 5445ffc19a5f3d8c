import { isAddress } from '../../domain/contact/address.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';
import { hasArrived } from './message-rows.ts';
import { settledRows } from '../deliver/settle-send.ts';

/**
 * What has to stand beside the rows of messages that were settled in a last moment: of rows written together a process
 * that was killed may leave some, and the document drops a message by its row alone. Only of what came to many, where
 * it is counted; whatever stands there stays.
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
