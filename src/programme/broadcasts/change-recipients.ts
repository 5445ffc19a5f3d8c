import { type Broadcast, broadcastCause, causeOf } from '../../domain/broadcast.ts';
import { deliveryId, deliveryRow } from '../../domain/delivery.ts';
import { digest } from '../../domain/text/digest.ts';
import { type Row } from '../../domain/row.ts';
import { letGo } from '../../runner/deliver/let-go.ts';
import { finishMerge } from '../../runner/merge/finish-merge.ts';
import { type Path } from '../../runner/path.ts';
import { give } from './hand-out.ts';
import { hadOneOf } from './had-same.ts';
import { keepRows } from './keep-rows.ts';
import { type Standing } from './standing.ts';

const page = 250;

/** The recipients of a cause in one state, page after page. */
async function* recipients(path: Path, cause: string, state: string): AsyncGenerator<readonly Row[]> {
  const query = { kind: 'deliveries', prefix: `${cause}.`, where: { state }, order: 'oldest' } as const;
  for (let after: string | undefined; !path.stopping();) {
    const more = after === undefined ? {} : { after };
    const rows: readonly Row[] = await path.store.rows({ ...query, limit: page, ...more });
    yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < page) {
      return;
    }
  }
}

/** Takes back what of a cancelled cause is planned or unsent; answers how many it still found. */
export async function callOffOpen(path: Path, cause: string): Promise<number> {
  let found = 0;
  for (const state of ['held', 'queued']) {
    for await (const rows of recipients(path, cause, state)) {
      found += rows.length;
      await Promise.all(rows.map((row) => callOffFor(path, cause, row)));
      await path.store.write({ contacts: [], rows: rows.map((row) => cancelled(path, cause, row)) });
    }
  }
  return found;
}

async function callOffFor(path: Path, cause: string, { contact, id }: Row): Promise<void> {
  const at = path.clock.now();
  await path.happen(contact ?? '', { id: `off-${digest(id)}`, at, kind: 'call_off', cause });
}

/** Whatever was on its way at that very moment and arrives all the same stands above this. */
function cancelled(path: Path, name: string, { contact, data }: Row): Row {
  const cause = { name, attempt: Number(data['attempt']) };
  const about = { cause, contact: contact ?? '', reason: 'called_off', at: path.clock.now() };
  return deliveryRow({ ...about, state: 'cancelled', channel: channelIn(data) });
}

/**
 * Lets go what was held while the broadcast was paused. The process that sends may not have heard yet that it goes on,
 * and hold it once more: what it writes then stands above what is written here, and is found in the next round.
 */
export async function releasePaused(path: Path, { id, announcement }: Broadcast): Promise<void> {
  const cause = causeOf(announcement);
  path.broadcasts.forget(id);
  for await (const rows of recipients(path, cause.name, 'held')) {
    const before = path.clock.now() - 1;
    const released = await Promise.all(
      rows
        .filter(({ data }) => data['reason'] === 'paused')
        .map(async ({ contact, data }) => {
          const about = { contact: contact ?? '', at: before, channel: channelIn(data) };
          const attempt = Number(data['attempt']);
          // Another process may have held it, of which a copy that we have at hand knows nothing.
          path.seats.get(about.contact).stale = true;
          const gone = await letGo(path, about.contact, cause);
          return gone
            ? [deliveryRow({ ...about, ...gone, cause: { ...cause, attempt }, state: 'held' })]
            : [];
        }),
    );
    await keepRows(path, released.flat());
  }
}

/** Gives it again to recipients who did not get it, or for whom its text could not be rendered; nobody else. */
export async function giveAgain(path: Path, standing: Standing, broadcast: Broadcast): Promise<void> {
  const { id, announcement } = broadcast;
  for (const state of ['failed', 'held']) {
    for await (const rows of recipients(path, broadcastCause(id), state)) {
      const wanted = rows.filter(({ data }) => isLacking(data, announcement.attempt));
      const given = await Promise.all(wanted.map((row) => giveOne(path, broadcast, row)));
      await keepRows(path, given.flat());
    }
  }
  if (!path.stopping()) {
    await standing.move((each) => ({ ...each, attempt: announcement.attempt }), { now: path.clock.now() });
  }
}

async function giveOne(path: Path, broadcast: Broadcast, { contact, data }: Row): Promise<readonly Row[]> {
  const { announcement, same } = broadcast;
  const cause = causeOf(announcement);
  const at = path.clock.now();
  const about = { cause, contact: contact ?? '', at, channel: channelIn(data) };
  if (await hadOneOf(path.store, same, { contact: about.contact, now: at })) {
    return [deliveryRow({ ...about, state: 'skipped', reason: 'had_already' })];
  }
  const seat = path.seats.get(about.contact);
  await path.load(seat);
  if (seat.record?.forward != null) {
    // Merged since the row was read: whoever answers now may have had it under their own name.
    await finishMerge(path, seat.id);
    const row = await path.store.findRow('deliveries', deliveryId(cause.name, seat.record.forward));
    return row && isLacking(row.data, cause.attempt) ? giveOne(path, broadcast, row) : [];
  }
  const isThere = await give(path, broadcast, about.contact, at);
  return isThere ? [deliveryRow({ ...about, state: 'queued', reason: null })] : [];
}

function isLacking({ state, reason, attempt }: Row['data'], now: number): boolean {
  return Number(attempt) < now && (state === 'failed' || reason === 'expression');
}

function channelIn({ channel }: Row['data']): string | null {
  return typeof channel === 'string' ? channel : null;
}
