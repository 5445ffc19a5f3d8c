import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Thread } from '../../domain/thread.ts';
import { type WordsEffect } from '../../domain/words-effect.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { findStandIn, type FindWho } from '../find-recipients.ts';
import { findContact } from '../records/find-contact.ts';
import { findWords, readHeard } from './find-words.ts';
import { tellTalk } from './tell-talk.ts';
import { passOn, relayWords, replyWords } from './relay-words.ts';

/** Carries words between a family and those who read them. */
export async function settleWords(
  effect: WordsEffect,
  contact: Contact,
  about: {
    readonly store: Store;
    readonly now: Instant;
    readonly onDuty: string;
    readonly who: FindWho;
  },
): Promise<Settlement> {
  const { store, now, who } = about;
  switch (effect.kind) {
    case 'relay':
      return relayWords(effect, contact, {
        companions: await who(effect.staff ? 'coordinator' : 'companion'),
        onDuty: effect.urgent || effect.to !== undefined ? await readersOf(effect, about) : [],
        words: await findWords(store, effect.words, now),
        now,
      });
    case 'reply':
      return replyWords(effect, contact, { words: await findWords(store, effect.words, now), now });
    case 'unanswered':
      return passOn(effect, contact, {
        coordinators: await who('coordinator'),
        standIn: await standInFor(store, contact, now),
        again: await isUnheard(store, effect.thread),
        words: await readHeard(store, effect.thread, now),
        now,
      });
    case 'talk':
      return tellTalk(effect, contact, { companions: await who('companion'), now });
  }
}

/** Who answered the need before reads on; all on duty where nobody has, or who did is gone. */
async function readersOf(
  { to }: Extract<WordsEffect, { readonly kind: 'relay' }>,
  { who, onDuty }: Parameters<typeof settleWords>[2],
): Promise<readonly Contact[]> {
  const answered = to === undefined ? [] : await who({ contact: to });
  return answered.length > 0 ? answered : who({ query: onDuty });
}

/** Whether urgent words were answered by nobody: neither by who had them nor by a human who took the talk up. */
async function isUnheard(store: Store, { urgent, at, with: { contact } }: Thread): Promise<boolean> {
  const family = urgent ? await findContact(store, contact) : undefined;
  return family?.ticket === null && (family.need?.answer?.at ?? 0) < at;
}

/** Who answers instead of a volunteer that is away; null where nobody stands in. */
async function standInFor(store: Store, volunteer: Contact, now: Instant): Promise<string | null> {
  const { id } = await findStandIn(store, volunteer, now);
  return id === volunteer.id ? null : id;
}
