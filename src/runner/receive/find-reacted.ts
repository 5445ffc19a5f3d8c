import { type InboundMessage } from '../../domain/message.ts';
import { type Store } from '../../store/store.ts';

/** The message that a reaction is on, by the network's id of it; undefined where it is none that we know. */
export async function findReacted(
  store: Pick<Store, 'rows'>,
  contact: string,
  networkId: string | undefined,
): Promise<InboundMessage['reactsTo']> {
  if (networkId === undefined) {
    return undefined;
  }
  const where = { networkId };
  const [row] = await store.rows({ kind: 'messages', contact, where, order: 'newest', limit: 1 });
  const question = row?.data['question'];
  return row && { message: row.id, question: typeof question === 'string' ? question : null };
}
