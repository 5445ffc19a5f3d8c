import { randomInt } from 'node:crypto';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { inviteLength, inviteLetters } from '../../domain/contact/invite-code.ts';
import { decodeInvite, encodeInvite, inviteFact } from '../../runner/receive/find-invite.ts';
import { type Store } from '../../store/store.ts';

/** A volunteer's invitation: whoever brings its code is paired with the volunteer. */
export interface Invite {
  readonly code: string;
  readonly until: Instant;
}

/**
 * Makes an invitation, durable when it resolves. It may be used by many families, since it is passed on on paper. The
 * same cause makes it once; null: there is none.
 */
export type MakeInvite = (
  volunteer: string,
  lasts: Millis,
  cause: string | null,
) => Promise<Invite & { readonly companion: string }>;

/** Where the code is kept that a cause has made. */
const codeFact = (cause: string): string => `invite_for:${cause}`;

/** Invitations kept in the store. */
export function createInvites({
  store,
  now,
}: {
  readonly store: Pick<Store, 'getFact' | 'putFact'>;
  readonly now: () => Instant;
}): MakeInvite {
  return async (companion, lasts, cause) => {
    const known = cause === null ? undefined : await store.getFact(codeFact(cause));
    const made = known === undefined ? undefined : await store.getFact(inviteFact(known));
    if (known !== undefined && made !== undefined) {
      return { code: known, ...decodeInvite(made) };
    }
    const code = known ?? newCode();
    const until = now() + lasts;
    if (cause !== null) {
      await store.putFact(codeFact(cause), code);
    }
    await store.putFact(inviteFact(code), encodeInvite({ companion, until }));
    return { code, until, companion };
  };
}

function newCode(): string {
  return Array.from({ length: inviteLength }, () => inviteLetters[randomInt(inviteLetters.length)]).join('');
}
