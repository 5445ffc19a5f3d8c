import { type Contact } from '../../domain/contact.ts';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type Event } from '../../domain/event.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { findCoordinators } from '../recipients.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { writeMoment } from './write-moment.ts';

/** What is said to whoever asked, and to others. */
export interface Said {
  readonly text: string;
  readonly others: readonly { readonly contact: string; readonly event: Event }[];
}

/** Sends what was shown; where another pair of eyes is needed, the other coordinators are asked to look. */
export async function sendDraft(
  parts: AnnouncingParts,
  by: Contact,
  { broadcast: id, again }: { readonly broadcast: string; readonly again: boolean },
): Promise<Said> {
  const say = sayTo(parts, by);
  try {
    return { text: begunWords(parts, by, await startOnce(parts, id, again)), others: [] };
  } catch (fault) {
    if (!(fault instanceof BroadcastRefused)) {
      throw fault;
    }
    if (fault.reason === 'same_text') {
      return { text: say('announce_same'), others: [] };
    }
    if (fault.reason !== 'not_approved') {
      throw fault;
    }
    return askToLook(parts, by, await parts.broadcasts.get(id));
  }
}

function begunWords(parts: AnnouncingParts, by: Contact, { size, at }: Broadcast): string {
  const count = String(size ?? 0);
  return at === null || at <= parts.now()
    ? sayTo(parts, by)('announce_begun', { count })
    : sayTo(parts, by)('announce_planned', { count, when: writeMoment(at, by) });
}

/** Whoever says yes twice, or is settled again after a crash, has started it once. */
async function startOnce({ broadcasts }: AnnouncingParts, id: string, again: boolean): Promise<Broadcast> {
  const known = await broadcasts.get(id);
  return known.state === 'started' ? known : broadcasts.start(id, { at: null, local: null, confirm: again });
}

async function askToLook(parts: AnnouncingParts, by: Contact, broadcast: Broadcast): Promise<Said> {
  const { id, size, title, announcement } = broadcast;
  const count = String(size ?? 0);
  const others = (await findCoordinators(parts.store)).filter((each) => each.id !== by.id);
  const text = Object.values(announcement.text)[0] ?? '';
  const events = others.map((other) => ({
    contact: other.id,
    event: {
      id: `look-${id}-${announcement.edition}.${other.id}`,
      at: parts.now(),
      kind: 'notice',
      text: sayTo(parts, other)('announce_please_look', { who: by.name, title, count, text }),
      media: [],
      from: null,
      urgent: false,
    } as const,
  }));
  const key = events.length === 0 ? 'announce_no_eyes' : 'announce_eyes';
  return { text: sayTo(parts, by)(key, { count }), others: events };
}

/** The latest that waits for another pair of eyes is approved by these, and starts. */
export async function approveDraft(parts: AnnouncingParts, by: Contact): Promise<Said> {
  const { broadcasts } = parts;
  const say = sayTo(parts, by);
  const waiting = (await broadcasts.list()).filter(
    ({ state, size, approvedBy }) => state === 'draft' && size !== null && approvedBy === null,
  );
  const other = waiting.find((each) => each.by !== by.id);
  if (!other) {
    return { text: say(waiting.length === 0 ? 'announce_nothing' : 'announce_own'), others: [] };
  }
  await broadcasts.approve(other.id, by.id);
  const begun = await broadcasts.start(other.id, { at: null, local: null, confirm: true });
  const about = { maker: other.by, title: begun.title, id: other.id };
  return { text: begunWords(parts, by, begun), others: await tellMaker(parts, about) };
}

async function tellMaker(
  parts: AnnouncingParts,
  { maker, title, id }: { readonly maker: string; readonly title: string; readonly id: string },
): Promise<Said['others']> {
  const contact = (await parts.store.find(maker))?.contact;
  if (!contact) {
    return [];
  }
  const text = sayTo(parts, contact)('announce_approved', { title });
  const about = { media: [], from: null, urgent: true } as const;
  return [{ contact: maker, event: { id: `seen-${id}`, at: parts.now(), kind: 'notice', text, ...about } }];
}
