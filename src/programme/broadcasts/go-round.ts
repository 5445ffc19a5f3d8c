import { type Broadcast } from '../../domain/broadcast.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Path } from '../../runner/path.ts';
import { type BroadcastBook, type Progress } from './broadcast-book.ts';
import { channelFor, type Reach } from './classify.ts';
import { type Found } from './find-audience.ts';
import { type HandOut, handTo, sortPage } from './hand-out.ts';
import { type InFlight, type RoundName } from './in-flight.ts';
import { readLeft, readPage } from './read-page.ts';
import { type Standing } from './standing.ts';

/** So many are in hand together, and no more contacts are read at once. */
const together = 250;
/** Fewer are not read either: most of an audience may be of another channel, or not meant. */
const least = 50;

/** What a round needs. */
export interface RoundParts {
  readonly path: Path;
  readonly book: BroadcastBook;
  readonly reach: Reach;
  readonly found: Found;
  readonly inFlight: InFlight;
  readonly standing: Standing;
}

/**
 * One round over the audience: those of one channel, or whoever is left. Hands out pages as long as there is room and
 * the broadcast goes on. Whoever is to be told is noted durably together with the cursor, before anything is sent.
 * Answers whether the round has ended.
 */
export async function goRound(
  parts: RoundParts,
  id: string,
  { round, room }: { readonly round: RoundName; readonly room: number },
): Promise<boolean> {
  const { path, book, inFlight, standing } = parts;
  while (!path.stopping()) {
    const broadcast = await book.find(id);
    if (standing.now().ended.includes(round) || broadcast?.state !== 'started') {
      return standing.now().ended.includes(round);
    }
    const most = Math.min(room, together) - inFlight.count(round);
    if (most > 0) {
      await takePage(parts, { broadcast, round, most });
    } else if (room < together) {
      return false;
    }
    if (room >= together) {
      await inFlight.below(round, together / 2);
    }
  }
  return false;
}

interface Page {
  readonly broadcast: Broadcast;
  readonly round: RoundName;
  readonly most: number;
}

async function takePage(parts: RoundParts, { broadcast, round, most }: Page): Promise<void> {
  const { path, reach, found, inFlight, standing } = parts;
  const now = path.clock.now();
  const page = Math.max(most, least);
  const after = standing.now().cursors[round] ?? null;
  const about: HandOut = { path, broadcast, found, reach, now };
  const { id } = broadcast;
  const { records, end, isLast } =
    round === 'rest'
      ? await readLeft(path.store, found, { id, after, page })
      : await readPage(path.store, found, { after, page });
  const { wanted, last } = choose(records, most, (record) => isOfRound(record, { found, reach, round, now }));
  const fresh = wanted.filter(({ id }) => !inFlight.has(id));
  const { rows, meant } = await sortPage(about, fresh);
  const isThrough = last === records.at(-1)?.id;
  const cursor = isThrough ? end : last;
  const move = (before: Progress): Progress => ({
    ...before,
    cursors: cursor === undefined ? before.cursors : { ...before.cursors, [round]: cursor },
    ended: isThrough && isLast ? [...before.ended, round] : before.ended,
  });
  await standing.move(move, { more: meant.map(({ record }) => record.id), rows, now });
  for (const each of meant) {
    inFlight.take(round, each.record.id, () => handTo(about, each));
  }
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
  about: Pick<RoundParts, 'found' | 'reach'> & { readonly round: RoundName; readonly now: number },
): boolean {
  const { found, reach, round, now } = about;
  return (
    forward === null &&
    (round === 'rest' || channelFor(contact, reach.channels) === round) &&
    found.includes(contact, now)
  );
}
