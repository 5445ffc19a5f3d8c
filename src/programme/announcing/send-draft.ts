import { type Contact } from '../../domain/contact/contact.ts';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type Event } from '../../domain/event.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { type When } from '../broadcasts/start-broadcast.ts';
import { findCoordinators } from '../find-recipients.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { fitMessage } from './fit-message.ts';
import { tellStatus } from './tell-status.ts';
import { writeMessage } from './write-message.ts';
import { writeMoment } from './write-moment.ts';

/** What is said to whoever asked, and to others. */
export interface Said {
  readonly text: string;
  readonly others: readonly { readonly contact: string; readonly event: Event }[];
}

/** Starts the draft that was shown; where a second person must approve it, asks the other coordinators. */
export async function sendDraft(
  parts: AnnouncingParts,
  by: Contact,
  { broadcast: id, again }: { readonly broadcast: string; readonly again: boolean },
): Promise<Said> {
  try {
    return { text: await tellBegun(parts, by, await startOnce(parts, id, { confirm: again })), others: [] };
  } catch (fault) {
    if (fault instanceof BroadcastRefused && fault.reason === 'not_approved') {
      return askToLook(parts, by, await parts.broadcasts.get(id));
    }
    throw fault;
  }
}

/** Says that a broadcast is on its way or when it will be; of one that was paused or ended by now, how it stands. */
export async function tellBegun(parts: AnnouncingParts, by: Contact, broadcast: Broadcast): Promise<string> {
  const { title, state, size, at } = broadcast;
  const count = String(size ?? 0);
  if (state !== 'started') {
    return tellStatus(parts, by, broadcast);
  }
  return at === null || at <= parts.now()
    ? sayTo(parts, by)('announce_begun', { title, count })
    : sayTo(parts, by)('announce_planned', { title, count, when: writeMoment(at, by) });
}

/** Starts a draft once, though the coordinator says yes twice or the effect is settled again after a crash. */
export async function startOnce(
  { broadcasts }: AnnouncingParts,
  id: string,
  about: Pick<When, 'confirm' | 'again'>,
): Promise<Broadcast> {
  const known = await broadcasts.get(id);
  return known.state === 'draft' ? broadcasts.start(id, { at: null, local: null, ...about }) : known;
}

/** None is given again while others wait: a number from an earlier list never means another one. */
async function nextNumber({ broadcasts }: AnnouncingParts, { id, shown }: Broadcast): Promise<number> {
  const waiting = (await broadcasts.list()).filter(
    (each) => each.id !== id && broadcasts.needsApproval(each),
  );
  return shown?.number ?? Math.max(0, ...waiting.map((each) => each.shown?.number ?? 0)) + 1;
}

async function askToLook(parts: AnnouncingParts, by: Contact, broadcast: Broadcast): Promise<Said> {
  const { id, size, title, at, announcement } = broadcast;
  const count = String(size ?? 0);
  const others = (await findCoordinators(parts.store)).filter((each) => each.id !== by.id);
  const events = others.flatMap((other) => {
    const say = sayTo(parts, other);
    const when = at === null ? say('announce_at_once') : writeMoment(at, other);
    const message = writeMessage(say, Object.values(announcement.text)[0] ?? '', announcement.file);
    const { text, whole } = fitMessage(message, (each) =>
      say('announce_please_look', { who: by.name, title, count, when, text: each }),
    );
    const about = { at: parts.now(), kind: 'notice', media: [], from: null, urgent: false } as const;
    const name = `look-${id}-${announcement.edition}.${other.id}`;
    return [
      { contact: other.id, event: { ...about, id: name, text } },
      ...(whole === null
        ? []
        : [{ contact: other.id, event: { ...about, id: `${name}.whole`, text: whole } }]),
    ];
  });
  await parts.broadcasts.show(id, {
    edition: announcement.edition,
    at: parts.now(),
    to: others.map((other) => other.id),
    number: await nextNumber(parts, broadcast),
  });
  const key = events.length === 0 ? 'announce_no_eyes' : 'announce_eyes';
  return { text: sayTo(parts, by)(key, { count }), others: events };
}
