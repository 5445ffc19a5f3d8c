import { type Broadcast, broadcastCause } from '../../domain/broadcast.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { deliveryId } from '../../domain/delivery.ts';
import { type Row } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';

/** The same words some days later are a new occasion, such as the meeting of another week. */
const remembered: Millis = 3 * 24 * 60 * 60 * 1000;

/** Whether one of these broadcasts came to somebody, lately, or is on its way to them. */
export async function hadOneOf(
  store: Pick<Store, 'findRow'>,
  broadcasts: readonly string[],
  { contact, now }: { readonly contact: string; readonly now: Instant },
): Promise<boolean> {
  const rows = await Promise.all(
    broadcasts.map((each) => store.findRow('deliveries', deliveryId(broadcastCause(each), contact))),
  );
  return rows.some((row) => row !== undefined && isHad(row, now));
}

/** Whether somebody had one that says the same, or no longer lacks the one whose text is mended. */
export async function hadSame(
  store: Pick<Store, 'findRow'>,
  { same, mends }: Pick<Broadcast, 'same' | 'mends'>,
  about: { readonly contact: string; readonly now: Instant },
): Promise<boolean> {
  return (
    (await hadOneOf(store, same, about)) ||
    (mends !== undefined && (await lacksNothing(store, mends.broadcast, about.contact)))
  );
}

/** It was given again meanwhile, with words that could be told. */
async function lacksNothing(
  store: Pick<Store, 'findRow'>,
  broadcast: string,
  contact: string,
): Promise<boolean> {
  const row = await store.findRow('deliveries', deliveryId(broadcastCause(broadcast), contact));
  const { state, reason } = row?.data ?? {};
  return came.includes(state) || (waits.includes(state) && reason !== 'expression');
}

const waits: readonly unknown[] = ['queued', 'held'];
const came: readonly unknown[] = ['sent', 'delivered', 'read'];

function isHad({ at, data: { state, sentAt } }: Row, now: Instant): boolean {
  const since = typeof sentAt === 'number' ? sentAt : at;
  return waits.includes(state) || (came.includes(state) && since > now - remembered);
}
