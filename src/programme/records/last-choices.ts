import { type Address } from '../../domain/contact/address.ts';
import { type Store } from '../../store/store.ts';
import { messagesAt } from './messages-at.ts';

/** How far back buttons are looked for. */
const near = 50;

/** The labels of the buttons that somebody at an address was last shown; empty when there are none. */
export async function lastChoices(store: Store, address: Address): Promise<readonly string[]> {
  const said = await messagesAt(store, address);
  const rows = await store.rows({ ...said, order: 'newest', limit: near });
  const lists = rows.map(({ data }) => data['choices']).filter((each) => Array.isArray(each));
  return lists.find((each) => each.length > 0)?.map(String) ?? [];
}
