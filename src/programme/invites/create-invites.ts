import { randomInt } from 'node:crypto';
import { type Instant, type Millis } from '../../domain/clock.ts';
import { inviteLength, inviteLetters } from '../../domain/invite-code.ts';
import { encodeInvite, inviteFact } from '../../runner/find-invite.ts';
import { type Store } from '../../store/store.ts';

/** A volunteer's invitation: whoever brings its code is paired with the volunteer. */
export interface Invite {
  readonly code: string;
  readonly until: Instant;
}

/** Makes an invitation, durable when it resolves. It may be used by many families, since it is passed on on paper. */
export type MakeInvite = (volunteer: string, lasts: Millis) => Promise<Invite>;

/** Invitations kept in the store. */
export function createInvites({
  store,
  now,
}: {
  readonly store: Pick<Store, 'putFact'>;
  readonly now: () => Instant;
}): MakeInvite {
  return async (companion, lasts) => {
    const code = Array.from(
      { length: inviteLength },
      () => inviteLetters[randomInt(inviteLetters.length)],
    ).join('');
    const until = now() + lasts;
    await store.putFact(inviteFact(code), encodeInvite({ companion, until }));
    return { code, until };
  };
}
