import { type Broadcast, broadcastCause } from '../../domain/broadcast.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { type Row } from '../../domain/row.ts';
import { type Tally } from '../../store/store.ts';
import { type BroadcastParts, mustExist, mustBeIn, needsApproval } from './broadcast-parts.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { checkContent } from './check-content.ts';
import { type Preview, previewBroadcast } from './preview.ts';
import { isDone, bookForRequest } from './book-for-request.ts';
import { resumeBroadcast, retryBroadcast } from './resume-broadcast.ts';
import { startBroadcast, type When, withSame } from './start-broadcast.ts';
import { testBroadcast } from './test-broadcast.ts';
import { type BroadcastInput } from './broadcast-input.ts';
import { createBroadcast } from './create-broadcast.ts';
import { editBroadcast } from './edit-broadcast.ts';

/** Everything that staff do with broadcasts; each throws `BroadcastRefused` with what to do about it. */
export interface Broadcasts {
  create(id: string, input: BroadcastInput, by: string): Promise<Broadcast>;
  /**
   * Edits what is not sent yet, or did not arrive; after the start only title, text and file, under a new edition. Of
   * one that is being sent it asks first as `resume` does.
   */
  edit(
    id: string,
    apply: (before: BroadcastInput) => BroadcastInput,
    asked?: Pick<When, 'confirm'>,
  ): Promise<Broadcast>;
  get(id: string): Promise<Broadcast>;
  list(): Promise<readonly Broadcast[]>;
  preview(id: string): Promise<Preview>;
  /** Sends it to one contact at once and counts it nowhere; the same `request` sends it once. */
  test(id: string, contact: string, request?: string | null): Promise<void>;
  /** Does `act` once for the request of this name; when it was done before, the broadcast stays as it is. */
  once(id: string, request: string, act: (named: Broadcasts) => Promise<Broadcast>): Promise<Broadcast>;
  approve(id: string, by: string): Promise<Broadcast>;
  /** Whether it is a draft that somebody else has still to approve. */
  readonly needsApproval: (broadcast: Broadcast) => boolean;
  /** Remembers who was shown which edition: they approve that one and no later one. */
  show(id: string, shown: NonNullable<Broadcast['shown']>): Promise<Broadcast>;
  /** Remembers the chat message that chose it. */
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
  const { book, now } = parts;
  const get = async (id: string) => mustExist(await book.find(id));
  const step = async (id: string, from: readonly Broadcast['state'][], to: Partial<Broadcast>) =>
    mustExist(await book.change(id, (each) => ({ ...mustBeIn(each, from, now()), ...to })));
  return {
    get,
    list: () => book.list(),
    create: (id, input, by) => createBroadcast(parts, id, input, by),
    edit: (id, apply, asked = { confirm: false }) => editBroadcast(parts, id, { apply, ...asked }),
    preview: (id) => preview(parts, id),
    test: async (id, contact, request = null) => testBroadcast(parts, await get(id), { contact, request }),
    once: async (id, request, act) => {
      const known = await get(id);
      const named = () => createBroadcasts({ ...parts, book: bookForRequest(book, request) });
      return isDone(known, request) ? known : act(named());
    },
    approve: (id, by) => approve(parts, id, by),
    needsApproval: (each) => each.state === 'draft' && needsApproval(parts, each),
    show: async (id, shown) => mustExist(await book.change(id, (each) => ({ ...each, shown }))),
    choose: async (id, act) => mustExist(await book.change(id, (each) => ({ ...each, chosenBy: act }))),
    start: (id, when) => startBroadcast(parts, id, when),
    pause: (id) => step(id, ['started'], { state: 'paused', why: 'staff' }),
    resume: (id, asked = { confirm: false }) => resumeBroadcast(parts, id, asked),
    cancel: (id) => step(id, ['draft', 'started', 'paused'], { state: 'cancelled', closedAt: null }),
    retry: (id, asked = { confirm: false }) => retryBroadcast(parts, id, asked),
    tally: (id) => book.tally(id),
    recipients: (id, query) => recipients(parts, id, query),
  };
}

/** What could not be told to anybody any more, such as a file that is gone by now, is refused as when it was made. */
async function preview(parts: BroadcastParts, id: string): Promise<Preview> {
  const broadcast = mustExist(await parts.book.find(id));
  if (broadcast.state === 'draft') {
    checkContent(broadcast.announcement, parts.rules);
  }
  return previewBroadcast(parts, await withSame(parts, broadcast));
}

function recipients(
  { store }: BroadcastParts,
  id: string,
  { state, after, limit }: Parameters<Broadcasts['recipients']>[1],
): Promise<readonly Row[]> {
  return store.rows({
    kind: 'deliveries',
    prefix: `${broadcastCause(id)}.`,
    order: 'oldest',
    limit,
    ...(state === null ? {} : { where: { state } }),
    ...(after === null ? {} : { after }),
  });
}

async function approve({ book, now }: BroadcastParts, id: string, by: string): Promise<Broadcast> {
  return mustExist(
    await book.change(id, (each) => {
      if (foldText(each.by) === foldText(by)) {
        throw new BroadcastRefused('own_approval', 'Somebody else has to look at it.', 'body.by');
      }
      return { ...mustBeIn(each, ['draft', 'paused', 'done'], now()), approvedBy: by };
    }),
  );
}
