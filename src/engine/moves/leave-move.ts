import { change, type Draft } from '../draft.ts';

/** Whether it is being found out if they are who they said. */
export function isAsked({ contact }: Draft): boolean {
  return (contact.moving?.name ?? null) !== null;
}

/** A human has talked with whoever waited: nothing is being found out any more, and a stranger is one as before. */
export function leaveMove(draft: Draft): void {
  if (isAsked(draft) && draft.contact.companion === null) {
    change(draft, { moving: null, stranger: true });
  }
}
