import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant, type Millis } from '../../domain/clock.ts';
import { instantOfLocal } from '../../engine/announce/announce.ts';
import { type BroadcastParts, existing, must, mustBeApproved } from './broadcast-parts.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { beginOf } from './create-driver.ts';
import { countBroadcast } from './preview.ts';

/** When a broadcast begins: now, at a moment, or at a time by each person's own clock. */
export interface When {
  readonly at: Instant | null;
  /** `YYYY-MM-DDTHH:MM`. */
  readonly local: string | null;
  /** Whoever was asked whether they mean it does. */
  readonly confirm: boolean;
}

const minute: Millis = 60_000;
const hour: Millis = 60 * minute;
const day: Millis = 24 * hour;
/** How long after what its preview promised somebody is asked (DESIGN: too late). */
const grace: Millis = 3 * day;
/** In the last place on earth a time of the day comes so much later than by the clocks of UTC. */
const latestZone: Millis = 12 * hour;

/** Starts a draft, after all that must be asked before: a moment to come, eyes, somebody to get it, no repeat. */
export async function startBroadcast(parts: BroadcastParts, id: string, when: When): Promise<Broadcast> {
  const { book, now } = parts;
  const draft = await withSame(parts, must(existing(await book.find(id)), ['draft']));
  const { local, confirm } = when;
  const at = when.at ?? (local === null ? draft.at : null);
  refusePast({ at, local }, now());
  if (!confirm) {
    await refuseRepeat(parts, draft);
  }
  const { go, held, days } = await countBroadcast(parts, draft);
  const size = go + Object.values(held).reduce((sum, each) => sum + each, 0);
  if (size === 0) {
    const words = 'Nobody would get it; the preview says why.';
    throw new BroadcastRefused('empty_audience', words, 'body.audience');
  }
  const sized = await book.change(id, (each) => ({ ...must(each, ['draft']), size, days, same: draft.same }));
  mustBeApproved(parts, existing(sized));
  const startedAt = now();
  const deadline = Math.max(startedAt, beginOf({ at, local, startedAt })) + days * day + grace;
  const begun = { at, local, deadline, startedAt, state: 'started' } as const;
  return existing(
    await book.change(id, (each) => {
      mustBeApproved(parts, must(each, ['draft']));
      if (each.announcement.edition !== draft.announcement.edition) {
        throw new BroadcastRefused('wrong_state', 'It was edited in this moment; look at its preview again.');
      }
      return { ...each, ...begun };
    }),
  );
}

function refusePast({ at, local }: Pick<When, 'at' | 'local'>, now: Instant): void {
  const latest = local === null ? at : instantOfLocal(local, 'UTC') + latestZone;
  if (latest !== null && latest < now - 5 * minute) {
    throw new BroadcastRefused('in_the_past', 'This moment has passed; give one to come.', 'body.at');
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

async function refuseRepeat({ book, now }: BroadcastParts, { id, content }: Broadcast): Promise<void> {
  const lately = (each: Broadcast): boolean => (each.startedAt ?? 0) > now() - hour;
  const all = await book.list();
  if (all.some((each) => each.id !== id && each.content === content && lately(each))) {
    const words = 'The same was sent within the last hour. Is it meant? Then send "confirm": true.';
    throw new BroadcastRefused('same_text', words, 'body.confirm');
  }
}

/** A paused broadcast goes on; what took too long gets as many days again. */
export function resumeBroadcast({ now }: BroadcastParts, paused: Broadcast): Broadcast {
  const late = paused.why === 'too_late';
  const deadline = late ? now() + (paused.days ?? 1) * day + grace : paused.deadline;
  return { ...paused, state: 'started', why: null, deadline };
}

/** Another attempt for those who did not get it. */
export function againBroadcast({ now }: BroadcastParts, broadcast: Broadcast): Broadcast {
  const { announcement, days } = broadcast;
  return {
    ...broadcast,
    state: broadcast.state === 'paused' ? 'paused' : 'started',
    announcement: { ...announcement, attempt: announcement.attempt + 1 },
    deadline: now() + (days ?? 1) * day + grace,
  };
}
