import { type Address } from '../../domain/contact/address.ts';
import { type RowQuery, type Store } from '../../store/store.ts';

/** The query for what was said at an address, narrowed to its contact where it has only one: that is quicker. */
export async function messagesAt(
  store: Store,
  address: Address,
): Promise<Pick<RowQuery, 'kind' | 'where' | 'contact'>> {
  const contacts = (await store.findAddress(address))?.contacts ?? [];
  const [contact] = contacts;
  const narrow = contact !== undefined && contacts.length === 1 ? { contact } : {};
  return { kind: 'messages', where: { address }, ...narrow };
}
