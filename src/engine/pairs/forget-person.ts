import { type OpenClaim } from '../../domain/contact/claim.ts';
import { type EventOf } from '../../domain/event.ts';
import { change, type Draft } from '../draft.ts';
import { endSession } from '../ending.ts';
import { forgetTalk } from '../relay/forget-talk.ts';
import { toldOf } from '../tasks/report-task.ts';

/**
 * Somebody was erased: what is known of them here goes too. Nothing is written down about it, since the rows of whom
 * it was about are gone.
 */
export function forgetPerson(draft: Draft, { contact }: EventOf<'forget'>): void {
  if (toldOf(draft).about === contact) {
    endSession(draft, 'expired');
  }
  change(draft, {
    tasks: (draft.contact.tasks ?? []).filter(({ about }) => about?.contact !== contact),
    lastAnswer: null,
    companion: draft.contact.companion === contact ? null : draft.contact.companion,
    ...(draft.contact.claims
      ? { claims: draft.contact.claims.filter((each) => !isAbout(each, contact)) }
      : {}),
  });
  forgetTalk(draft, contact);
  draft.effects.push({ kind: 'cancel', question: null, reason: 'erased', about: contact });
}

function isAbout({ about, newcomer }: OpenClaim, contact: string): boolean {
  return about.contact === contact || newcomer === contact;
}
