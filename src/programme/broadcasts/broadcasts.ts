import { type Announcement, type Broadcast, type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { digest } from '../../domain/text/digest.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { type Row } from '../../domain/row.ts';
import { type Tally } from '../../store/store.ts';
import { filesOf, rehearseAnnouncement } from '../../engine/announce/render-announcement.ts';
import { findContact } from '../records/find-contact.ts';
import { type BroadcastParts, existing, must, needsEyes } from './broadcast-parts.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { checkContent } from './check-content.ts';
import { findAudience } from './find-audience.ts';
import { countUnknown } from './follow-merges.ts';
import { type Preview, previewBroadcast } from './preview.ts';
import { isDone, signBook } from './sign-book.ts';
import { resumeBroadcast, retryBroadcast } from './go-on.ts';
import { startBroadcast, type When, withSame } from './start-broadcast.ts';

/** What staff may say of a broadcast when they make or edit it. */
export interface Wishes {
  readonly title: string;
  readonly content: Omit<Announcement, 'broadcast' | 'edition' | 'attempt'>;
  readonly audience: BroadcastAudience;
  /** When it is to begin, where that is said beforehand. */
  readonly at?: Instant | null;
  /** Which one's text it mends. */
  readonly mends?: NonNullable<Broadcast['mends']>;
}

/** Everything that staff do with broadcasts; each throws `BroadcastRefused` with what to do about it. */
export interface Broadcasts {
  create(id: string, wishes: Wishes, by: string): Promise<Broadcast>;
  /** Edits what is not sent yet, or did not arrive; after a start only the text and the file, under a new edition. */
  edit(id: string, apply: (before: Wishes) => Wishes): Promise<Broadcast>;
  get(id: string): Promise<Broadcast>;
  list(): Promise<readonly Broadcast[]>;
  preview(id: string): Promise<Preview>;
  /** Sends it to one contact at once, and counts it nowhere; a request with one name does so once. */
  test(id: string, contact: string, request?: string | null): Promise<void>;
  /** Moves it as a request wants that has a name; when that is done already, it stays as it is. */
  once(id: string, request: string, act: (named: Broadcasts) => Promise<Broadcast>): Promise<Broadcast>;
  approve(id: string, by: string): Promise<Broadcast>;
  /** Whether it is a draft that somebody wants sent and that a second pair of eyes has still to look at. */
  readonly needsEyes: (broadcast: Broadcast) => boolean;
  /** Remembers who was asked to look at which edition: they agree to that, and to nothing that they did not see. */
  show(id: string, shown: NonNullable<Broadcast['shown']>): Promise<Broadcast>;
  /** Remembers by which act in a chat it was chosen. */
  choose(id: string, act: string): Promise<Broadcast>;
  start(id: string, when: When): Promise<Broadcast>;
  pause(id: string): Promise<Broadcast>;
  /** Lets it go on; asks first where it was edited to what was said within the last hour. */
  resume(id: string, asked?: Pick<When, 'confirm'>): Promise<Broadcast>;
  cancel(id: string): Promise<Broadcast>;
  /** Gives it again to those who did not get it; asks first as `resume` does. */
  retry(id: string, asked?: Pick<When, 'confirm'>): Promise<Broadcast>;
  tally(id: string): Promise<readonly Tally[]>;
  recipients(
    id: string,
    query: { readonly state: string | null; readonly after: string | null; readonly limit: number },
  ): Promise<readonly Row[]>;
}

/** The broadcasts of a programme. */
export function createBroadcasts(parts: BroadcastParts): Broadcasts {
  const { book } = parts;
  const get = async (id: string) => existing(await book.find(id));
  const step = async (id: string, from: readonly Broadcast['state'][], to: Partial<Broadcast>) =>
    existing(await book.change(id, (each) => ({ ...must(each, from), ...to })));
  return {
    get,
    list: () => book.list(),
    create: (id, wishes, by) => create(parts, id, wishes, by),
    edit: (id, apply) => edit(parts, id, apply),
    preview: async (id) => previewBroadcast(parts, await withSame(parts, await get(id))),
    test: async (id, contact, request = null) => test(parts, await get(id), { contact, request }),
    once: async (id, request, act) => {
      const known = await get(id);
      const named = () => createBroadcasts({ ...parts, book: signBook(book, request) });
      return isDone(known, request) ? known : act(named());
    },
    approve: (id, by) => approve(parts, id, by),
    needsEyes: (each) => each.state === 'draft' && needsEyes(parts, each),
    show: async (id, shown) => existing(await book.change(id, (each) => ({ ...each, shown }))),
    choose: async (id, act) => existing(await book.change(id, (each) => ({ ...each, chosenBy: act }))),
    start: (id, when) => startBroadcast(parts, id, when),
    pause: (id) => step(id, ['started'], { state: 'paused', why: 'staff' }),
    resume: (id, asked = { confirm: false }) => resumeBroadcast(parts, id, asked),
    cancel: (id) => step(id, ['draft', 'started', 'paused'], { state: 'cancelled', closedAt: null }),
    retry: (id, asked = { confirm: false }) => retryBroadcast(parts, id, asked),
    tally: (id) => book.tally(id),
    recipients: (id, query) => recipients(parts, id, query),
  };
}

function recipients(
  { store }: BroadcastParts,
  id: string,
  { state, after, limit }: Parameters<Broadcasts['recipients']>[1],
): Promise<readonly Row[]> {
  return store.rows({
    kind: 'deliveries',
    prefix: `broadcast:${id}.`,
    order: 'oldest',
    limit,
    ...(state === null ? {} : { where: { state } }),
    ...(after === null ? {} : { after }),
  });
}

/** The same file that is sent again is another one with as many bytes. */
function contentOf({ text, media, flow, file }: Wishes['content']): string {
  return digest(JSON.stringify([text, media, flow, ...(file ? [file.kind, file.bytes ?? file.ref] : [])]));
}

async function create(parts: BroadcastParts, id: string, wishes: Wishes, by: string): Promise<Broadcast> {
  const { book, store, rules, now } = parts;
  checkContent(wishes.content, rules);
  await findAudience(store, wishes.audience);
  const known = await book.find(id);
  if (known) {
    return known;
  }
  const broadcast: Broadcast = {
    id,
    title: wishes.title,
    announcement: { ...wishes.content, broadcast: id, edition: 1, attempt: 0 },
    audience: wishes.audience,
    state: 'draft',
    why: null,
    createdAt: now(),
    by,
    approvedBy: null,
    at: wishes.at ?? null,
    local: null,
    startedAt: null,
    size: null,
    days: null,
    deadline: null,
    closedAt: null,
    unknown: await countUnknown(store, wishes.audience),
    same: [],
    ...(wishes.mends && { mends: wishes.mends }),
    content: contentOf(wishes.content),
    version: 1,
  };
  await book.add(broadcast);
  return broadcast;
}

/** Whoever saw an earlier edition saw another text: it is to be looked at again. */
async function edit(
  parts: BroadcastParts,
  id: string,
  apply: (before: Wishes) => Wishes,
): Promise<Broadcast> {
  const before = must(existing(await parts.book.find(id)), ['draft', 'started', 'paused', 'done']);
  const wishes = apply(wishesOf(before));
  checkContent(wishes.content, parts.rules);
  await findAudience(parts.store, wishes.audience);
  if (before.state === 'started' && needsEyes(parts, { ...before, approvedBy: null })) {
    throw new BroadcastRefused('not_approved', 'Pause it first: its new text is to be approved.');
  }
  const unknown = await countUnknown(parts.store, wishes.audience);
  return existing(
    await parts.book.change(id, (each) => ({
      ...edited(parts, must(each, [before.state]), apply),
      ...(each.state === 'draft' ? { unknown } : {}),
    })),
  );
}

/** Said of whatever stands there by now, so that of two who edit at once neither loses their words. */
function edited({ rules }: BroadcastParts, each: Broadcast, apply: (before: Wishes) => Wishes): Broadcast {
  const before = wishesOf(each);
  const wishes = apply(before);
  const { title, content, audience } = wishes;
  checkContent(content, rules);
  if (each.state !== 'draft' && fixedOf(wishes) !== fixedOf(before)) {
    const words = 'It was started: only its title, text and file can be changed. Cancel it and make another.';
    throw new BroadcastRefused('wrong_state', words, 'body');
  }
  return {
    ...each,
    title,
    audience,
    announcement: { ...each.announcement, ...content, edition: each.announcement.edition + 1 },
    ...contentsOf(each, contentOf(content)),
    approvedBy: null,
  };
}

/** Some had what it said before: whoever is about to say that again is asked. */
function contentsOf(
  { startedAt, content: before, earlier = [] }: Broadcast,
  content: string,
): Pick<Broadcast, 'content' | 'earlier'> {
  return startedAt === null || content === before
    ? { content }
    : { content, earlier: [...new Set([...earlier, before])] };
}

/** What was promised to some by now cannot be something else for the others. */
function fixedOf({ audience, content: { flow, receipt, talking } }: Wishes): string {
  const { query, segment, contacts, exclude } = audience;
  return JSON.stringify([
    query,
    segment,
    contacts,
    exclude,
    flow,
    receipt?.remind,
    receipt === null,
    talking,
  ]);
}

function wishesOf({ title, announcement, audience }: Broadcast): Wishes {
  return { title, content: announcement, audience };
}

/** Words of staff to one contact: they wait for nothing and count nowhere. */
async function test(
  parts: BroadcastParts,
  { id, announcement }: Broadcast,
  { contact, request }: { readonly contact: string; readonly request: string | null },
): Promise<void> {
  const found = await findContact(parts.store, contact);
  if (!found) {
    throw new BroadcastRefused('not_found', 'There is no such contact.', 'body.contact');
  }
  const at = parts.now();
  const name = `test-${digest(`${id} ${contact} ${request ?? at}`)}`;
  const { flow } = announcement;
  const { text } = rehearseAnnouncement(parts.world(), found, announcement);
  const words = { kind: 'notice', text, media: filesOf(announcement), from: null, urgent: true } as const;
  const begin = { kind: 'start', flow: flow ?? '', by: 'person', params: {} } as const;
  await parts.happen(found.id, { id: name, at, ...(flow === null ? words : begin) });
}

async function approve({ book }: BroadcastParts, id: string, by: string): Promise<Broadcast> {
  return existing(
    await book.change(id, (each) => {
      if (foldText(each.by) === foldText(by)) {
        throw new BroadcastRefused('own_approval', 'Somebody else has to look at it.', 'body.by');
      }
      return { ...must(each, ['draft', 'paused', 'done']), approvedBy: by };
    }),
  );
}
