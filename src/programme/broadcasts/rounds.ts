import { type ChannelName } from '../../domain/address.ts';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type ContactRecord } from '../../domain/contact-record.ts';
import { type Path } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { type BroadcastBook, type Progress } from './broadcast-book.ts';
import { channelFor, type Reach } from './classify.ts';
import { type Found } from './find-audience.ts';
import { handOutTo } from './hand-out.ts';

/** So many contacts are read at once, and so many of them given it together. */
const page = 500;
const together = 250;

/** What a round needs. */
export interface RoundParts {
  readonly path: Path;
  readonly book: BroadcastBook;
  readonly reach: Reach;
  readonly found: Found;
}

/**
 * One round over the audience: those of one channel, or whoever is left. Hands out pages as long as there is room and
 * the broadcast goes on, and moves its cursor when all of a page are durable. Answers whether the round has ended.
 */
export async function goRound(
  parts: RoundParts,
  id: string,
  { round, room }: { readonly round: ChannelName | 'rest'; readonly room: number },
): Promise<boolean> {
  const { path, book } = parts;
  const { ended } = await book.progress(id);
  if (ended.includes(round)) {
    return true;
  }
  for (let left = room; left > 0 && !path.stopping();) {
    // A page is taken up when most of the one before is through, so that memory holds no more than a few.
    await path.work.below(together);
    const broadcast = await book.find(id);
    const progress = await book.progress(id);
    if (broadcast?.state !== 'started' || progress.ended.includes(round)) {
      return progress.ended.includes(round);
    }
    left -= await takePage(parts, { broadcast, progress, round, most: Math.min(left, together) });
  }
  return false;
}

async function takePage(
  parts: RoundParts,
  about: {
    readonly broadcast: Broadcast;
    readonly progress: Progress;
    readonly round: ChannelName | 'rest';
    readonly most: number;
  },
): Promise<number> {
  const { path, book, reach, found } = parts;
  const { broadcast, progress, round, most } = about;
  const now = path.clock.now();
  const records = await readPage(path.store, found, progress.cursors[round] ?? null);
  const { wanted, last } = choose(records, most, (record) => isOfRound(record, { found, reach, round, now }));
  const rows = await handOutTo({ path, broadcast, found, reach, now }, wanted);
  const isEnd = records.length < page && last === records.at(-1)?.id;
  const next = {
    ...progress,
    cursors: last === undefined ? progress.cursors : { ...progress.cursors, [round]: last },
    ended: isEnd || last === undefined ? [...progress.ended, round] : progress.ended,
  };
  await book.moveOn(broadcast.id, next, rows, now);
  return rows.filter(({ data }) => data['state'] === 'queued').length;
}

async function readPage(
  store: Store,
  { ids, role }: Found,
  after: string | null,
): Promise<readonly ContactRecord[]> {
  if (ids === null) {
    return store.list({ after, limit: page, ...(role === null ? {} : { role }) });
  }
  const next = ids.filter((id) => after === null || id > after).slice(0, page);
  const found = await Promise.all(next.map((id) => store.find(id)));
  return found.filter((each) => each !== undefined);
}

/** The first so many that are wanted, and the last one that was looked at. */
function choose(
  records: readonly ContactRecord[],
  most: number,
  isWanted: (record: ContactRecord) => boolean,
): { readonly wanted: readonly ContactRecord[]; readonly last: string | undefined } {
  const wanted: ContactRecord[] = [];
  let last: string | undefined;
  for (const record of records) {
    if (wanted.length >= most) {
      break;
    }
    last = record.id;
    if (isWanted(record)) {
      wanted.push(record);
    }
  }
  return { wanted, last };
}

function isOfRound(
  { contact, forward }: ContactRecord,
  about: Pick<RoundParts, 'found' | 'reach'> & { readonly round: ChannelName | 'rest'; readonly now: number },
): boolean {
  const { found, reach, round, now } = about;
  return (
    forward === null &&
    (round === 'rest' || channelFor(contact, reach.channels) === round) &&
    found.includes(contact, now)
  );
}
