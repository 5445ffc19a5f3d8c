import { callOffAll } from '../announce/announce.ts';
import { change, type Draft } from '../draft.ts';
import { endSession } from '../ending.ts';
import { noteHeld } from '../start/note-held.ts';
import { handBack } from '../tickets/hand-over.ts';

/** Ends the conversation and all that is planned, as STOP asks. */
export function endEverything(draft: Draft): void {
  callOffAll(draft);
  noteDropped(draft);
  handBack(draft, { state: 'closed', reason: 'stopped' });
  endSession(draft, 'expired');
  change(draft, {
    followUps: [],
    queued: [],
    waitingStarts: [],
    lastAnswer: null,
    refusedAt: null,
    ticket: null,
  });
}

/** STOP was written as another contact of this person: it ends what was open here, unless they came back since. */
export function holdStop(draft: Draft): void {
  if (draft.contact.consent.status === 'opted_out') {
    endEverything(draft);
  }
}

/** Of what waited for a better hour, or for the end of a conversation, it is written down that it comes no more. */
function noteDropped(draft: Draft): void {
  const { followUps, waitingStarts = [] } = draft.contact;
  const planned = followUps.flatMap((each) => (each.kind === 'start' ? [each] : []));
  for (const { flow, manner } of [...planned, ...waitingStarts]) {
    if (manner?.cause) {
      noteHeld(draft, { flow, cause: manner.cause }, { reason: 'stopped' });
    }
  }
}
