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
 * same cause makes it once, whichever processes are asked; null: there is none.
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
  readonly store: Pick<Store, 'keepFact'>;
  readonly now: () => Instant;
}): MakeInvite {
  return async (companion, lasts, cause) => {
    const code = cause === null ? newCode() : await store.keepFact(codeFact(cause), newCode());
    const made = await store.keepFact(inviteFact(code), encodeInvite({ companion, until: now() + lasts }));
    return { code, ...decodeInvite(made) };
  };
}

function newCode(): string {
  return Array.from({ length: inviteLength }, () => inviteLetters[randomInt(inviteLetters.length)]).join('');
}
