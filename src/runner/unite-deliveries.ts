import { broadcastOf } from '../domain/broadcast.ts';
import { deliveryId, deliveryRow, type DeliveryState } from '../domain/delivery.ts';
import { type Row } from '../domain/row.ts';
import { type Value } from '../domain/value.ts';
import { type Store } from '../store/store.ts';

const came: readonly unknown[] = ['sent', 'delivered', 'read'];
const isOpen: readonly unknown[] = ['queued', 'held'];
const neverBegun: readonly unknown[] = ['cancelled', 'skipped'];
const hasFailed: readonly unknown[] = ['failed', 'expired'];

/** Whether what a row tells of came to the person. */
export function hasCome(row: Row | undefined): boolean {
  return came.includes(row?.data['state']);
}

/** Of the runs of a schedule or a campaign what is over stays the history of whoever had it. */
function isUnited(cause: string, state: unknown): boolean {
  return broadcastOf(cause) !== null || isOpen.includes(state);
}

/**
 * What became of a broadcast or a run for somebody who was merged, once as the row of whoever stays: it came to this
 * person, or still comes, once. Theirs says from now on that there is nothing of its own to it. Nothing where it is of
 * none.
 */
export async function uniteDelivery(
  store: Pick<Store, 'findRow'>,
  row: Row,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Row[] | undefined> {
  const { cause, state } = row.data;
  if (typeof cause !== 'string' || !isUnited(cause, state) || row.id !== deliveryId(cause, from)) {
    return undefined;
  }
  const isLive = came.includes(state) || isOpen.includes(state);
  const standing = await store.findRow('deliveries', deliveryId(cause, to));
  const united =
    isLive || (hasFailed.includes(state) && standing === undefined)
      ? [above(standing, deliveryOf(row, { cause, to }))]
      : [];
  const isOver = isLive || hasFailed.includes(state);
  const data = isOver ? { ...row.data, state: 'skipped', reason: 'merged', until: null } : row.data;
  return [...united, { ...row, data }];
}

/** What still comes to the one is waited for although it was not to come to the other. */
function above(standing: Row | undefined, row: Row): Row {
  const wasNotTo = neverBegun.includes(standing?.data['state']);
  return standing && wasNotTo && isOpen.includes(row.data['state'])
    ? { ...row, version: Math.max(row.version, standing.version) }
    : row;
}

function deliveryOf({ at, data }: Row, { cause, to }: { readonly cause: string; readonly to: string }): Row {
  const { attempt, due } = data;
  const name = { name: cause, attempt: numberIn(attempt) ?? 0 };
  return deliveryRow({
    cause: { ...name, ...(typeof due === 'number' ? { due } : {}) },
    contact: to,
    state: data['state'] as DeliveryState,
    reason: textIn(data['reason']),
    at,
    until: numberIn(data['until']),
    message: textIn(data['message']),
    sentAt: numberIn(data['sentAt']),
    channel: textIn(data['channel']),
  });
}

function textIn(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberIn(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
