import { type Contact } from '../../domain/contact/contact.ts';
import { type Effect, type Recipient } from '../../domain/effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { findStandIn } from '../find-recipients.ts';
import { findWords, readHeard } from './find-words.ts';
import { tellTalk } from './tell-talk.ts';
import { passOn, relayWords, replyWords } from './relay-words.ts';

type WordsEffect = Extract<Effect, { readonly kind: 'relay' | 'reply' | 'unanswered' | 'talk' }>;

/** Carries words between a family and those who read them. */
export async function settleWords(
  effect: WordsEffect,
  contact: Contact,
  about: {
    readonly store: Store;
    readonly now: Instant;
    readonly onDuty: string;
    readonly who: (recipient: Recipient) => Promise<readonly Contact[]>;
  },
): Promise<Settlement> {
  const { store, now, who } = about;
  switch (effect.kind) {
    case 'relay':
      return relayWords(effect, contact, {
        companions: await who(effect.staff ? 'coordinator' : 'companion'),
        onDuty: effect.urgent ? await who({ query: about.onDuty }) : [],
        words: await findWords(store, effect.words, now),
        now,
      });
    case 'reply':
      return replyWords(effect, contact, { words: await findWords(store, effect.words, now), now });
    case 'unanswered':
      return passOn(effect, contact, {
        coordinators: await who('coordinator'),
        standIn: await standInFor(store, contact, now),
        words: await readHeard(store, effect.thread, now),
        now,
      });
    case 'talk':
      return tellTalk(effect, contact, { companions: await who('companion'), now });
  }
}

/** Who answers instead of a volunteer that is away; null where nobody stands in. */
async function standInFor(store: Store, volunteer: Contact, now: Instant): Promise<string | null> {
  const { id } = await findStandIn(store, volunteer, now);
  return id === volunteer.id ? null : id;
}
