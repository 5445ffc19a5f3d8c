import { type Millis } from '../../domain/time/clock.ts';
import { type WaitingStart } from '../../domain/contact/waiting-start.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type HeldReason } from '../../domain/held-reason.ts';
import { byHand, rankOf, type StartManner } from '../../domain/start-manner.ts';
import { change, type Draft, nextId } from '../draft.ts';
import { noteHeld } from './note-held.ts';

/** A start that could not be made for this long is given up. */
export const tooLate: Millis = 3 * 24 * 60 * 60 * 1000;

/** Lets a start wait for the conversation to end; of the same flow the latest is enough. */
export function standInLine(
  draft: Draft,
  start: Omit<WaitingStart, 'at'> & { readonly since: number },
): void {
  const { flow, by, params, manner } = start;
  const { waitingStarts = [] } = draft.contact;
  const others = waitingStarts.filter((each) => each.flow !== flow);
  for (const { manner: before } of waitingStarts.filter((each) => each.flow === flow)) {
    if (before.cause && before.cause.name !== manner.cause?.name) {
      noteHeld(draft, { flow, cause: before.cause }, { reason: 'replaced' });
    }
  }
  change(draft, { waitingStarts: [...others, { flow, by, params, manner, at: start.since }] });
  noteHeld(draft, { flow, cause: manner.cause }, { reason: 'conversation', waits: true });
}

/** Whether a more important start is due at the same time. */
export function isOutranked({ contact, world }: Draft, { priority }: StartManner): boolean {
  return contact.followUps.some((each) => {
    const other = each.due <= world.now ? priorityOf(each) : undefined;
    return other !== undefined && rankOf(other) < rankOf(priority);
  });

  function priorityOf(followUp: FollowUp) {
    return followUp.kind === 'start'
      ? (followUp.manner ?? byHand).priority
      : followUp.kind === 'campaign'
        ? world.campaigns.all.find(({ key }) => key === followUp.campaign)?.trigger.priority
        : undefined;
  }
}

/** Drops every start that waits for a conversation to end, each with a row that says why. */
export function dropWaiting(draft: Draft, reason: HeldReason): void {
  for (const { flow, manner } of draft.contact.waitingStarts ?? []) {
    if (manner.cause) {
      noteHeld(draft, { flow, cause: manner.cause }, { reason });
    }
  }
  change(draft, { waitingStarts: [] });
}

/** No conversation runs: the most important start that waits for that is due now; the stale ones are dropped. */
export function callNext(draft: Draft): void {
  const { contact, world } = draft;
  const { waitingStarts } = contact;
  if (contact.session || !waitingStarts || waitingStarts.length === 0) {
    return;
  }
  const stale = waitingStarts.filter(({ at }) => world.now - at > tooLate);
  for (const { flow, manner } of stale) {
    noteHeld(draft, { flow, cause: manner.cause }, { reason: 'too_late' });
  }
  const inLine = waitingStarts
    .filter((each) => !stale.includes(each))
    .sort((one, other) => rankOf(one.manner.priority) - rankOf(other.manner.priority));
  const [next, ...rest] = inLine;
  change(draft, { waitingStarts: rest });
  if (next) {
    const { flow, by, params, manner, at: since } = next;
    const start = {
      kind: 'start',
      id: nextId(draft),
      due: world.now,
      flow,
      by,
      params,
      since,
      manner,
    } as const;
    change(draft, { followUps: [...contact.followUps, start] });
  }
}
