import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Event } from '../../domain/event.ts';
import { type BroadcastBook } from './broadcast-book.ts';
import { BroadcastRefused } from './broadcast-refused.ts';
import { type ContentRules } from './check-content.ts';
import { type PreviewParts } from './preview.ts';
import { shownState } from './shown-state.ts';

/** What broadcasts are made of. */
export interface BroadcastParts extends PreviewParts {
  readonly book: BroadcastBook;
  readonly rules: ContentRules;
  readonly now: () => Instant;
  readonly happen: (contact: string, event: Event) => Promise<unknown>;
  /** Above so many recipients a second pair of eyes is needed. */
  readonly approvalAbove: number;
}

/** The broadcast; throws `BroadcastRefused` where there is none. */
export function mustExist(broadcast: Broadcast | undefined): Broadcast {
  if (!broadcast) {
    throw new BroadcastRefused('not_found', 'There is no such broadcast.', 'path.id');
  }
  return broadcast;
}

/** The broadcast; throws `BroadcastRefused`, with the names that states have outside, where it is in none of these. */
export function mustBeIn(
  broadcast: Broadcast,
  states: readonly Broadcast['state'][],
  now: Instant,
): Broadcast {
  if (!states.includes(broadcast.state)) {
    const allowed = states.flatMap((each) => (each === 'started' ? ['scheduled', 'running'] : [each]));
    const shown = shownState(broadcast, now);
    const words = `The broadcast is ${shown}; this can be done while it is ${allowed.join(' or ')}.`;
    throw new BroadcastRefused('wrong_state', words);
  }
  return broadcast;
}

/** Whether the broadcast is for more recipients than one person may decide on, and nobody has approved it yet. */
export function needsApproval(
  { approvalAbove }: Pick<BroadcastParts, 'approvalAbove'>,
  { approvedBy, size }: Broadcast,
): boolean {
  return approvedBy === null && (size ?? 0) > approvalAbove;
}

/** Throws `BroadcastRefused` while the broadcast needs an approval. */
export function mustBeApproved(parts: BroadcastParts, broadcast: Broadcast): void {
  if (needsApproval(parts, broadcast)) {
    const { approvalAbove } = parts;
    const words = `It is for ${broadcast.size ?? 0} people; above ${approvalAbove} somebody else approves it first.`;
    throw new BroadcastRefused('not_approved', words);
  }
}
