import { type Instant } from '../../domain/time/clock.ts';
import { findInviteCode } from '../../domain/contact/invite-code.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { type Store } from '../../store/store.ts';

/** Where an invitation is kept: a fact of the installation, by its code. */
export function inviteFact(code: string): string {
  return `invite:${code}`;
}

/** An invitation as it is kept: the volunteer's contact id and the moment from which it counts no more. */
export function encodeInvite({
  companion,
  until,
}: {
  readonly companion: string;
  readonly until: Instant;
}): string {
  return `${until} ${companion}`;
}

/** An invitation as it was kept. */
export function decodeInvite(kept: string): { readonly companion: string; readonly until: Instant } {
  const [until, companion = ''] = kept.split(' ');
  return { companion, until: Number(until) };
}

/**
 * Whose invitation a message brings: undefined without a code, `companion: null` when it is unknown, has run out, or
 * the volunteer is gone.
 */
export async function findInvite(
  store: Pick<Store, 'getFact' | 'find'>,
  { text, startCode }: Pick<InboundMessage, 'text' | 'startCode'>,
  now: Instant,
): Promise<{ readonly companion: string | null } | undefined> {
  const code = findInviteCode(startCode ?? '') ?? findInviteCode(text);
  if (code === undefined) {
    return undefined;
  }
  const { until, companion } = decodeInvite((await store.getFact(inviteFact(code))) ?? '');
  const isValid = until > now && (await store.find(companion))?.contact.role === 'volunteer';
  return { companion: isValid ? companion : null };
}
