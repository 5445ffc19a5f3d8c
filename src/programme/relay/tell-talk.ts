import { type Contact } from '../../domain/contact/contact.ts';
import { type WordsEffect } from '../../domain/words-effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { subjectOf } from '../../domain/task.ts';
import { type Settlement } from '../../runner/path.ts';

/** That one side ends the talk, or opens it again, becomes an event of the other. */
export function tellTalk(
  { id, to, open }: Extract<WordsEffect, { readonly kind: 'talk' }>,
  contact: Contact,
  { companions, now }: { readonly companions: readonly Contact[]; readonly now: Instant },
): Settlement {
  const own = contact.companion === null ? [] : [contact.companion];
  const others = to === null ? [...new Set([...own, ...companions.map((each) => each.id)])] : [to];
  const from = subjectOf(contact);
  return {
    rows: [],
    happen: others.map((other) => ({
      contact: other,
      event: { id: `${id}.${other}`, at: now, kind: 'talk', from, open },
    })),
  };
}
