import { type Broadcast } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact.ts';
import { type Tally } from '../../store/store.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';

/** So many are told about at once. */
const most = 3;

/** How the latest announcements stand. */
export async function tellStatus(parts: AnnouncingParts, by: Contact): Promise<string> {
  const begun = (await parts.broadcasts.list()).filter(({ startedAt }) => startedAt !== null).slice(0, most);
  const lines = await Promise.all(begun.map((each) => statusOf(parts, by, each)));
  return lines.length === 0 ? sayTo(parts, by)('announce_nothing') : lines.join('\n');
}

async function statusOf(parts: AnnouncingParts, by: Contact, broadcast: Broadcast): Promise<string> {
  const { id, title, state, size } = broadcast;
  const say = sayTo(parts, by);
  const tally = await parts.broadcasts.tally(id);
  return say('announce_status', {
    title,
    state: say(`announce_${state}`),
    size: String(size ?? 0),
    arrived: String(count(tally, ['sent', 'delivered', 'read'])),
    failed: String(count(tally, ['failed', 'expired', 'skipped', 'cancelled'])),
    waiting: String(count(tally, ['queued', 'held'])),
  });
}

function count(tally: readonly Tally[], states: readonly string[]): number {
  return tally
    .filter(({ of }) => states.includes(of.state ?? ''))
    .reduce((sum, { count: each }) => sum + each, 0);
}

/** Holds the latest that is under way, or lets the latest that is held go on. */
export async function steerLatest(
  parts: AnnouncingParts,
  by: Contact,
  act: 'stop' | 'resume',
): Promise<string> {
  const { broadcasts } = parts;
  const wanted = act === 'stop' ? 'started' : 'paused';
  const latest = (await broadcasts.list()).find(({ state }) => state === wanted);
  if (!latest) {
    return sayTo(parts, by)('announce_nothing');
  }
  const changed = await (act === 'stop' ? broadcasts.pause(latest.id) : broadcasts.resume(latest.id));
  return statusOf(parts, by, changed);
}
