import { type proto } from '@whiskeysockets/baileys';
import { createHash } from 'node:crypto';
import { type LiveSocket } from '../live-socket.ts';
import { type Poll } from './poll-shelf.ts';

/** A vote as it comes in. */
export interface Vote {
  /** The network's id of its poll. */
  readonly poll: string;
  readonly vote: proto.Message.IPollEncValue;
  /** The names of the person that the chat is with, with and without number. */
  readonly person: readonly string[];
}

/**
 * What stands on the options that somebody now chose, in the order of the poll; '' when they took their vote back or it
 * cannot be read. A vote is bound to the names of both sides, and clients differ in which name they take, so all are
 * tried.
 */
export function readVote(live: LiveSocket, { secret, options }: Poll, about: Vote): string {
  const chosen = decrypt(live, secret, about).map((sum) => Buffer.from(sum).toString('hex'));
  return options.filter((name) => chosen.includes(sumOf(name))).join(', ');
}

/** Votes name options by this sum. */
function sumOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

function decrypt(
  { baileys, sock }: LiveSocket,
  pollEncKey: Uint8Array,
  { poll: pollMsgId, vote, person }: Vote,
): readonly Uint8Array[] {
  const { me } = sock.authState.creds;
  const ours = [me?.lid, me?.id].flatMap((jid) => (jid ? [baileys.jidNormalizedUser(jid)] : []));
  for (const pollCreatorJid of [...ours, ...person]) {
    for (const voterJid of person) {
      try {
        const names = { pollCreatorJid, pollMsgId, pollEncKey, voterJid };
        return baileys.decryptPollVote(vote, names).selectedOptions;
      } catch {
        // Not these two names.
      }
    }
  }
  return [];
}
