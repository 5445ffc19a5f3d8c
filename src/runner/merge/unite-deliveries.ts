import { broadcastOf } from '../../domain/broadcast.ts';
import { deliveryId, deliveryRow, type DeliveryState, hasCome, isDeliveryOf } from '../../domain/delivery.ts';
import { beforeMerge } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Store } from '../../store/store.ts';

/** What a row says of a person: it is not to come, was to come and did not, is to come, came. */
const standings = ['never', 'lacking', 'open', 'came'] as const;

type Standing = (typeof standings)[number];

/** How a row stands. Who waits for another edition has nothing in their document that brings it. */
export function standingOf({ data: { state, reason } }: Pick<Row, 'data'>): Standing {
  if (hasCome(state)) {
    return 'came';
  }
  if (state === 'queued' || (state === 'held' && reason !== 'expression')) {
    return 'open';
  }
  return state === 'cancelled' || state === 'skipped' ? 'never' : 'lacking';
}

/** Of the runs of a schedule or a campaign what is over stays the history of whoever had it. */
function isUnited(cause: string, { state }: Row['data']): boolean {
  return broadcastOf(cause) !== null || state === 'queued' || state === 'held';
}

/**
 * The delivery of a merged contact as one of whoever stays, since a cause reaches this person once. The merged
 * contact's own row is voided. Empty for rows that are no deliveries.
 */
export async function uniteDelivery(
  store: Pick<Store, 'findRow'>,
  row: Row,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Row[] | undefined> {
  const { cause } = row.data;
  if (typeof cause !== 'string' || !isUnited(cause, row.data) || !isDeliveryOf(from, row)) {
    return undefined;
  }
  if (standingOf(row) === 'never') {
    return [row];
  }
  const other = await store.findRow('deliveries', deliveryId(cause, to));
  const attempt = attemptOf(row, other);
  const united = attempt === null ? [] : [deliveryOf(row, { cause, to, attempt })];
  const before = { [beforeMerge]: { mine: row.data, theirs: other?.data ?? null } };
  const voided = { ...row.data, state: 'skipped', reason: 'merged', until: null, ...before };
  return [...united, { ...row, data: voided }];
}

/**
 * By which attempt it stands as the row of whoever stays; null where that one says as much. What still comes to the
 * one is waited for although it failed for the other or was not to come: between that attempt and the next.
 */
function attemptOf(row: Row, other: Row | undefined): number | null {
  const attempt = numberIn(row.data['attempt']) ?? 0;
  const own = standingOf(row);
  if (!other || own === 'came') {
    return attempt;
  }
  const theirs = standingOf(other);
  const before = numberIn(other.data['attempt']) ?? 0;
  if (own === theirs) {
    return own === 'open' ? Math.max(attempt, before) : null;
  }
  return standings.indexOf(own) > standings.indexOf(theirs)
    ? Math.max(attempt, Math.floor(before) + 0.5)
    : null;
}

function deliveryOf(
  { at, data }: Row,
  { cause, to, attempt }: { readonly cause: string; readonly to: string; readonly attempt: number },
): Row {
  const { due } = data;
  const name = { name: cause, attempt };
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
