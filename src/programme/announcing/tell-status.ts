import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Tally } from '../../store/store.ts';
import { countUnsent } from '../broadcasts/count-recipients.ts';
import { beginOf, hasBegun } from '../broadcasts/begin-of.ts';
import { countHoles } from './find-holes.ts';
import { type AnnouncingParts, type Say, sayTo } from './announcing-parts.ts';
import { writeMoment } from './write-moment.ts';

/** So many are told about at once. */
const most = 3;

/** How the latest announcements stand. */
export async function tellLatest(parts: AnnouncingParts, by: Contact): Promise<string> {
  const begun = (await parts.broadcasts.list()).filter(({ startedAt }) => startedAt !== null).slice(0, most);
  const lines = await Promise.all(begun.map((each) => tellStatus(parts, by, each)));
  return lines.length === 0 ? sayTo(parts, by)('announce_nothing') : lines.join('\n');
}

/** How an announcement stands: how many it reached, for whom it still waits, and who will not get it. */
export async function tellStatus(parts: AnnouncingParts, by: Contact, broadcast: Broadcast): Promise<string> {
  const { id, title, state, size } = broadcast;
  const say = sayTo(parts, by);
  const tally = await parts.broadcasts.tally(id);
  const arrived = count(tally, ['sent', 'delivered', 'read']);
  const isOpen = state === 'started' || state === 'paused';
  // Whose turn has not come has no row yet, and of what was cancelled never gets one.
  const waiting = isOpen ? countUnsent(tally, size ?? 0) : count(tally, ['queued', 'held']);
  const without = count(tally, ['failed', 'expired', 'skipped', 'cancelled']);
  const never = state === 'cancelled' ? (size ?? 0) - arrived - waiting : 0;
  const holes = countHoles(tally);
  const rest = holes > 0 && state !== 'cancelled' ? [say('announce_holes', { count: String(holes) })] : [];
  const line = say('announce_status', {
    title,
    state: sayState(say, broadcast, { by, now: parts.now() }),
    size: String(size ?? 0),
    arrived: String(arrived),
    failed: String(Math.max(without, never)),
    waiting: String(waiting),
  });
  return [line, ...rest].join('\n');
}

/** What waits for its moment is not under way. For a time by each person's clock it is when the first may have it. */
function sayState(
  say: Say,
  broadcast: Broadcast,
  { by, now }: { readonly by: Contact; readonly now: Instant },
): string {
  return broadcast.state === 'started' && !hasBegun(broadcast, now)
    ? say('announce_scheduled', { when: writeMoment(beginOf(broadcast), by) })
    : say(`announce_${broadcast.state}`);
}

function count(tally: readonly Tally[], states: readonly string[]): number {
  return tally
    .filter(({ of }) => states.includes(of.state ?? ''))
    .reduce((sum, { count: each }) => sum + each, 0);
}
