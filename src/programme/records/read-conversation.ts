import { whenTaken } from '../../runner/receive/mark-seen.ts';
import { type Address } from '../../domain/contact/address.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { messagesAt } from './messages-at.ts';

/** Which part of a conversation is wanted. */
export interface ConversationQuery {
  /** A message's row id, or the id of the event that it came in as; unknown or null starts at the beginning. */
  readonly after: string | null;
  readonly limit: number;
}

type Place = { readonly row: string } | { readonly since: Instant } | 'beginning';

const chunk = 500;
const arrived: readonly unknown[] = ['sent', 'delivered', 'read'];

/** What was said at an address, as the person there saw it: what came in, and what went out and arrived. */
export async function readConversation(
  store: Store,
  address: Address,
  query: ConversationQuery,
): Promise<readonly Row[]> {
  const place = await findPlace(store, address, query.after);
  const said = await messagesAt(store, address);
  if (place !== 'beginning' && 'since' in place) {
    const rows = await store.rows({ ...said, order: 'newest', limit: chunk });
    const later = rows.filter((each) => each.at > place.since && wasSeen(each));
    return later.reverse().slice(0, query.limit);
  }
  const found: Row[] = [];
  let from = place === 'beginning' ? {} : { after: place.row };
  for (;;) {
    const rows = await store.rows({ ...said, ...from, order: 'oldest', limit: chunk, following: true });
    found.push(...rows.filter(wasSeen));
    const last = rows.at(-1);
    if (last === undefined || rows.length < chunk || found.length >= query.limit) {
      return found.slice(0, query.limit);
    }
    from = { after: last.id };
  }
}

function wasSeen({ data }: Row): boolean {
  return data['direction'] === 'in' || arrived.includes(data['state']);
}

async function findPlace(store: Store, address: Address, after: string | null): Promise<Place> {
  if (after === null) {
    return 'beginning';
  }
  const row =
    (await store.findRow('messages', after)) ?? (await store.findRow('messages', heardRowOf(after)));
  if (row !== undefined) {
    return { row: row.id };
  }
  const since = await takenAt(store, address, after);
  return since === undefined ? 'beginning' : { since };
}

// A message is durable before its row is written, so its id may be asked for before there is a row.
async function takenAt(store: Store, address: Address, event: string): Promise<Instant | undefined> {
  const contacts = (await store.findAddress(address))?.contacts ?? [];
  const records = await Promise.all(contacts.map((id) => store.find(id)));
  return records.map((each) => whenTaken(each?.seen ?? [], event)).find((at) => at !== undefined);
}
