import { type Broadcast } from '../../domain/broadcast.ts';
import { type BroadcastParts, mustExist, mustBeIn, needsApproval } from './broadcast-parts.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { checkContent } from './check-content.ts';
import { findAudience } from './find-audience.ts';
import { countUnknown } from './follow-merges.ts';
import { refuseRepeat, type When, withSame } from './start-broadcast.ts';
import { type BroadcastInput, inputOf, digestOfContent } from './broadcast-input.ts';

/** What is to be edited, and whether a repeat is meant. */
export interface Edit extends Pick<When, 'confirm'> {
  readonly apply: (before: BroadcastInput) => BroadcastInput;
}

/**
 * Edits a broadcast under a new edition, which needs a new approval: whoever approved an earlier one saw another text.
 * Throws `BroadcastRefused`.
 */
export async function editBroadcast(
  parts: BroadcastParts,
  id: string,
  { apply, confirm }: Edit,
): Promise<Broadcast> {
  const editable = ['draft', 'started', 'paused', 'done'] as const;
  const before = mustBeIn(mustExist(await parts.book.find(id)), editable, parts.now());
  const input = apply(inputOf(before));
  checkContent(input.content, parts.rules);
  await findAudience(parts.store, input.audience);
  if (before.state === 'started' && needsApproval(parts, { ...before, approvedBy: null })) {
    throw new BroadcastRefused('not_approved', 'Pause it first: its new text is to be approved.');
  }
  const same = await refuseSaid(parts, before, { content: digestOfContent(input.content), confirm });
  const unknown = await countUnknown(parts.store, input.audience);
  return mustExist(
    await parts.book.change(id, (each) => ({
      ...edited(parts, mustBeIn(each, [before.state], parts.now()), apply),
      ...same,
      ...(each.state === 'draft' ? { unknown } : {}),
    })),
  );
}

/** What is being sent says its new words at once: they are asked about now, those of others when they go on. */
async function refuseSaid(
  parts: BroadcastParts,
  before: Broadcast,
  { content, confirm }: Pick<Edit, 'confirm'> & { readonly content: string },
): Promise<Partial<Pick<Broadcast, 'same'>>> {
  if (before.state !== 'started' || content === before.content) {
    return {};
  }
  const after = { ...before, content };
  if (!confirm) {
    await refuseRepeat(parts, after);
  }
  const { same } = await withSame(parts, after);
  return { same };
}

/** Applied to the broadcast as it stands by now, so that two who edit at once do not undo each other's changes. */
function edited(
  { rules }: BroadcastParts,
  each: Broadcast,
  apply: (before: BroadcastInput) => BroadcastInput,
): Broadcast {
  const before = inputOf(each);
  const input = apply(before);
  const { title, content, audience } = input;
  checkContent(content, rules);
  if (each.state !== 'draft' && fixedOf(input) !== fixedOf(before)) {
    const words = 'It was started: only its title, text and file can be changed. Cancel it and make another.';
    throw new BroadcastRefused('wrong_state', words, 'body');
  }
  return {
    ...each,
    title,
    audience,
    ...(each.state === 'draft' && input.at !== undefined ? { at: input.at } : {}),
    announcement: { ...each.announcement, ...content, edition: each.announcement.edition + 1 },
    ...contentsOf(each, digestOfContent(content)),
    approvedBy: null,
  };
}

/** Earlier contents are remembered once some have received them, so that a repeat can be asked about. */
function contentsOf(
  { startedAt, content: before, earlier = [] }: Broadcast,
  content: string,
): Pick<Broadcast, 'content' | 'earlier'> {
  return startedAt === null || content === before
    ? { content }
    : { content, earlier: [...new Set([...earlier, before])] };
}

/** What may not change after the start, since some have received it already. */
function fixedOf({ audience, content: { flow, receipt, talking } }: BroadcastInput): string {
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
