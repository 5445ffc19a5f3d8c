import { type Broadcast, broadcastOf } from '../../domain/broadcast.ts';
import { deliveryId, deliveryRow, type DeliveryState, hasCome, isDeliveryOf } from '../../domain/delivery.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { beforeMerge, mergeOrigin } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../path.ts';
import { partBetween } from './part-between.ts';
import { type BeforeMerge } from './part-from.ts';
import { standingOf } from './unite-deliveries.ts';
import { type LaidBy, whoseIs } from './whose-is.ts';

type Data = Row['data'];

/** A broadcast that somebody is to be told although a merge had ended it for them. */
export interface ToldAgain {
  readonly contact: string;
  readonly broadcast: Broadcast;
  readonly attempt: number;
}

/** What becomes of the deliveries of broadcasts that a merge made one. */
export interface PartedDeliveries {
  /** The younger one's rows, as they were or with what is to come again. */
  readonly back: readonly Row[];
  /** Rows of the one who stayed that go, and what stands there instead. */
  readonly gone: readonly string[];
  readonly anew: readonly Row[];
  /** The causes of what still waits in the document of the one who stayed and was for the younger one. */
  readonly causes: ReadonlySet<string>;
  readonly again: readonly ToldAgain[];
}

interface About {
  readonly from: string;
  readonly were: BeforeMerge;
  /** The causes of what the one who stayed has still to be sent, and loses since it was the younger one's. */
  readonly lost: ReadonlySet<string>;
}

const nothing: PartedDeliveries = { back: [], gone: [], anew: [], causes: new Set(), again: [] };
const page = 200;

/**
 * What each of two, who were taken for one, has had of every broadcast, and what is still to come to them. What came
 * since came to the one who stayed, but for what went to an address that is the other's again.
 */
export async function partDeliveries(path: Path, about: About): Promise<PartedDeliveries> {
  const { from, were } = about;
  const where = { [mergeOrigin(were.younger.id)]: true };
  let parted = nothing;
  for (let after: string | undefined; ;) {
    const query = { kind: 'deliveries', contact: from, where, limit: page, order: 'oldest' } as const;
    const rows = await path.store.rows({ ...query, ...(after === undefined ? {} : { after }) });
    // What others brought along who had been merged into the younger one goes back with that merge.
    for (const row of rows.filter((each) => isDeliveryOf(were.younger.id, each))) {
      parted = join(parted, await partOne(path, row, about));
    }
    after = rows.at(-1)?.id;
    if (rows.length < page) {
      return parted;
    }
  }
}

function join(one: PartedDeliveries, other: Partial<PartedDeliveries>): PartedDeliveries {
  return {
    back: [...one.back, ...(other.back ?? [])],
    gone: [...one.gone, ...(other.gone ?? [])],
    anew: [...one.anew, ...(other.anew ?? [])],
    causes: new Set([...one.causes, ...(other.causes ?? [])]),
    again: [...one.again, ...(other.again ?? [])],
  };
}

async function partOne(path: Path, row: Row, about: About): Promise<Partial<PartedDeliveries>> {
  const { [beforeMerge]: before } = row.data;
  const cause = causeIn(row.data);
  const id = broadcastOf(cause);
  if (id === null || before == null) {
    return {};
  }
  const [broadcast, other] = await Promise.all([
    path.broadcasts.find(id),
    path.store.findRow('deliveries', deliveryId(cause, about.from)),
  ]);
  const live = broadcast && isLive(broadcast, path.clock.now()) ? broadcast : undefined;
  const said = before as unknown as LaidBy;
  const isReached = await cameToTheirs(path, other, about.were);
  const { theirs, ...between } = await partBetween(path.store, {
    cause,
    said,
    from: about.from,
    older: about.were.older.id,
  });
  return [
    ofYounger(row, { ...said, live: isReached ? undefined : live }, about),
    between,
    ofOlder(other, { mine: said.mine, theirs, live, isLost: about.lost.has(cause) }),
  ].reduce<PartedDeliveries>(join, nothing);
}

/** One that came to all as they were then is still to come to whoever it turns out to lack, as long as it was to last. */
function isLive({ state, deadline }: Broadcast, now: Instant): boolean {
  return state === 'started' || state === 'paused' || (state === 'done' && now <= (deadline ?? 0));
}

interface Said extends LaidBy {
  readonly live: Broadcast | undefined;
}

function ofYounger(row: Row, { mine, live }: Said, { were }: About): Partial<PartedDeliveries> {
  const contact = were.younger.id;
  const restored = (data: Data): readonly Row[] => [{ ...row, contact, version: row.version + 1, data }];
  if (standingOf({ data: mine }) !== 'open') {
    return { back: restored(mine) };
  }
  return live
    ? {
        back: restored({ ...mine, state: 'queued', reason: null, until: null }),
        again: [{ contact, broadcast: live, attempt: Number(mine['attempt']) }],
      }
    : {};
}

type Lost = Said & { readonly isLost: boolean };

/** Of what waited for both one was left, and it may be the one that goes. */
function whatOf(other: Row, said: Lost): ReturnType<typeof whoseIs> {
  const isLost = said.isLost && standingOf(other) === 'open';
  return whoseIs(other, said) ?? (isLost ? 'waits' : null);
}

function ofOlder(other: Row | undefined, said: Lost): Partial<PartedDeliveries> {
  const is = other && whatOf(other, said);
  if (!other || !is) {
    return {};
  }
  const { theirs, live } = said;
  const causes = is === 'waits' ? new Set([causeIn(other.data)]) : new Set<string>();
  if (theirs === null) {
    return { gone: [other.id], causes };
  }
  if (standingOf({ data: theirs }) !== 'open') {
    return { gone: [other.id], causes, anew: [rowOf(other, theirs)] };
  }
  const contact = other.contact ?? '';
  return live
    ? {
        gone: [other.id],
        anew: [rowOf(other, { ...theirs, state: 'queued', reason: null })],
        again: [{ contact, broadcast: live, attempt: Number(theirs['attempt']) }],
      }
    : {};
}

function causeIn({ cause }: Data): string {
  return typeof cause === 'string' ? cause : '';
}

function rowOf({ contact, at }: Row, data: Data): Row {
  const { attempt, state, reason, due } = data;
  const name = {
    ...{ name: causeIn(data), attempt: Number(attempt) },
    ...(typeof due === 'number' ? { due } : {}),
  };
  return deliveryRow({
    cause: name,
    contact: contact ?? '',
    state: state as DeliveryState,
    reason: typeof reason === 'string' ? reason : null,
    at,
  });
}

/** Whoever uses an address that was only the younger one's has had what went there. */
async function cameToTheirs(
  { store }: Path,
  other: Row | undefined,
  { older, younger }: BeforeMerge,
): Promise<boolean> {
  const { state, message } = other?.data ?? {};
  if (!hasCome(state) || typeof message !== 'string') {
    return false;
  }
  const address = (await store.findRow('messages', message))?.data['address'];
  const isAt = ({ addresses }: BeforeMerge['older']): boolean => addresses.some((each) => each === address);
  return isAt(younger) && !isAt(older);
}
