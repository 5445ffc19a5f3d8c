import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { instantOfLocal } from '../../domain/time/instant-of-local.ts';
import { type BroadcastParts, mustExist, mustBeIn, mustBeApproved } from './broadcast-parts.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { checkContent } from './check-content.ts';
import { countUnknown, followMerges } from './follow-merges.ts';
import { countBroadcast } from './preview.ts';
import { beginOf } from './begin-of.ts';

/** When a broadcast begins: now, at a moment, or at a time by each person's own clock. */
export interface When {
  readonly at: Instant | null;
  /** `YYYY-MM-DDTHH:MM`. */
  readonly local: string | null;
  /** Whoever was asked whether they mean it does. */
  readonly confirm: boolean;
  /** Where all had the same lately they get it again; without it, as `confirm` says. */
  readonly again?: boolean;
}

const minute: Millis = 60_000;
const hour: Millis = 60 * minute;
const day: Millis = 24 * hour;
/** How long after the days that its preview promised the coordinator is asked about what is still unsent. */
const grace: Millis = 3 * day;
/** A start that was asked for and still neither begun nor refused after so long was cut short. */
const starting: Millis = minute;
/** What was refused is not being started. */
const longAgo: Instant = 0;

/**
 * Starts a draft after its checks: a time to come, an approval where one is needed, at least one recipient, no repeat
 * within the hour. Throws `BroadcastRefused`.
 */
export async function startBroadcast(parts: BroadcastParts, id: string, when: When): Promise<Broadcast> {
  const { book, now } = parts;
  const draft = await getDraft(parts, id);
  const { local, confirm } = when;
  const at = when.at ?? (local === null ? draft.at : null);
  refusePast(at, now(), 'body.at');
  if (!confirm) {
    await refuseRepeat(parts, draft);
  }
  const audience = await followMerges(parts.store, draft.audience);
  const again = when.again ?? confirm;
  const { same, ...counted } = await count(parts, { ...draft, audience }, again);
  const { size, days, zones } = counted;
  if (size === 0) {
    const words = 'Nobody would get it; the preview says why.';
    throw new BroadcastRefused('empty_audience', words, 'body.audience');
  }
  const latest = local === null ? null : Math.max(...zones.map((each) => instantOfLocal(local, each)));
  refusePast(latest, now(), 'body.local_time');
  const unknown = await countUnknown(parts.store, draft.audience);
  const about = { size, days, unknown, same, again, askedAt: now() };
  const { edition } = draft.announcement;
  const asked = mustExist(
    await book.change(id, (each) => ({
      ...mustBeIn(each, ['draft'], now()),
      ...about,
      ...(each.announcement.edition === edition ? { audience } : {}),
    })),
  );
  try {
    mustBeApproved(parts, asked);
    if (!confirm) {
      // Two who say the same at the same time did not see each other before.
      await refuseRepeat(parts, asked);
    }
    return await begin(parts, { ...draft, days }, { at, local });
  } catch (refusal) {
    await book.change(id, (each) => ({ ...each, askedAt: longAgo }));
    throw refusal;
  }
}

/** What is to be started; its file or flow may be another one, or gone, by now, and nobody would get it. */
async function getDraft(parts: BroadcastParts, id: string): Promise<Broadcast> {
  const draft = mustBeIn(mustExist(await parts.book.find(id)), ['draft'], parts.now());
  checkContent(draft.announcement, parts.rules);
  return withSame(parts, draft);
}

type Counted = Awaited<ReturnType<typeof countBroadcast>>;

/** Who had the same lately is left out, unless nobody else is meant: then it is asked whether they get it again. */
async function count(
  parts: BroadcastParts,
  draft: Broadcast,
  again: boolean,
): Promise<Counted & Pick<Broadcast, 'same'>> {
  const { same } = draft;
  const others = await countBroadcast(parts, draft);
  if (others.size > 0 || same.length === 0) {
    return { ...others, same };
  }
  const all = await countBroadcast(parts, { ...draft, same: [] });
  if (all.size > 0 && !again) {
    const words =
      'All who are meant had the same within the last days. Is it meant? Then send "confirm": true.';
    throw new BroadcastRefused('same_text', words, 'body.confirm');
  }
  return { ...all, same: [] };
}

async function begin(
  parts: BroadcastParts,
  { id, days, announcement: { edition } }: Broadcast,
  { at, local }: Pick<When, 'at' | 'local'>,
): Promise<Broadcast> {
  const startedAt = parts.now();
  const deadline = deadlineFrom(Math.max(startedAt, beginOf({ at, local, startedAt })), days);
  const begun = { at, local, deadline, startedAt, state: 'started' } as const;
  return mustExist(
    await parts.book.change(id, (each) => {
      mustBeApproved(parts, mustBeIn(each, ['draft'], parts.now()));
      if (each.announcement.edition !== edition) {
        throw new BroadcastRefused('wrong_state', 'It was edited in this moment; look at its preview again.');
      }
      return { ...each, ...begun };
    }),
  );
}

/** When the coordinator is asked about what is still unsent, of a broadcast that goes on from a moment. */
export function deadlineFrom(begin: Instant, days: number | null): Instant {
  return begin + (days ?? 1) * day + grace;
}

/** For a time by each person's clock: the last of them has had it. */
function refusePast(moment: Instant | null, now: Instant, where: string): void {
  if (moment !== null && moment < now - 5 * minute) {
    throw new BroadcastRefused('in_the_past', 'This moment has passed; give one to come.', where);
  }
}

/** A draft with the earlier broadcasts that say the same. */
export async function withSame({ book }: BroadcastParts, draft: Broadcast): Promise<Broadcast> {
  const all = await book.list();
  const same = all.filter(
    (each) => each.id !== draft.id && each.startedAt !== null && each.content === draft.content,
  );
  return { ...draft, same: same.map(({ id }) => id).slice(0, 5) };
}

/** Asks before the same is said twice within an hour. */
export async function refuseRepeat({ book, now }: BroadcastParts, mine: Broadcast): Promise<void> {
  const all = await book.list();
  const isRepeated = (each: Broadcast): boolean =>
    each.state === 'draft'
      ? isAskedBefore(each, mine)
      : (each.startedAt ?? 0) > now() - hour && !isCalledOffInTime(each, now());
  const saysSame = ({ content, earlier = [] }: Broadcast): boolean =>
    [content, ...earlier].includes(mine.content);
  if (all.some((each) => each.id !== mine.id && saysSame(each) && isRepeated(each))) {
    const words = 'The same was sent within the last hour. Is it meant? Then send "confirm": true.';
    throw new BroadcastRefused('same_text', words, 'body.confirm');
  }
}

/** Cancelled before its moment: nobody got it. */
function isCalledOffInTime(broadcast: Broadcast, now: Instant): boolean {
  return broadcast.state === 'cancelled' && beginOf(broadcast) > now;
}

/** Whether somebody asks in this very moment for the start of another that says the same, and was first. */
function isAskedBefore({ askedAt, id: other }: Broadcast, { askedAt: mine, id }: Broadcast): boolean {
  if (askedAt === undefined || mine === undefined) {
    return false;
  }
  return askedAt > mine - starting && (askedAt < mine || (askedAt === mine && other < id));
}
