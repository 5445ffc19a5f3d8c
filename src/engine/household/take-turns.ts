import { type Contact } from '../../domain/contact/contact.ts';
import { type EventOf } from '../../domain/event.ts';
import { countExpiryAnew } from '../due/count-expiry-anew.ts';
import { change, type Draft, nextId } from '../draft.ts';

/**
 * Whether what is written at this contact's address is for it to take: an open question, or a talk with a human.
 * A question that never went out holds nobody up.
 */
export function holdsFloor({ session, ticket }: Contact): boolean {
  return ticket !== null || (session?.waiting.kind === 'question' && !session.waiting.lost);
}

/** Others of the household wait until nothing is open here. */
export function letWait(draft: Draft, others: readonly string[]): void {
  const behind = draft.contact.behind ?? [];
  const more = others.filter((each) => each !== draft.contact.id && !behind.includes(each));
  if (more.length > 0) {
    change(draft, { behind: [...behind, ...more] });
  }
}

/**
 * Nothing is open any more where this contact's question waited. That the question may go now is seen to where it is
 * sent.
 */
export function takeFloor(draft: Draft, { behind }: EventOf<'floor'>): void {
  countExpiryAnew(draft);
  letWait(draft, behind);
}

/** When nothing is open any more, who waited longest may ask. */
export function passFloor(draft: Draft): void {
  const { behind = [] } = draft.contact;
  if (behind.length > 0 && !holdsFloor(draft.contact)) {
    draft.effects.push({ kind: 'household', id: nextId(draft), act: { kind: 'pass_floor', to: behind } });
    change(draft, { behind: [] });
  }
}
