import { type proto } from '@whiskeysockets/baileys';
import { createHash } from 'node:crypto';
import { type LiveSocket } from '../live-socket.ts';

/** A poll that we sent, as it has to be known to read its votes. */
export interface SentPoll {
  readonly message: proto.IMessage;
  /** The asking that it stands for, as in `Tap.question`; null where that was not kept. */
  readonly question: string | null;
}

/**
 * The place (from 0) of the option that somebody's vote now stands on; null when it was withdrawn or cannot be read.
 * The vote is bound to the names of both sides, and clients differ in which name they take, so all are tried.
 */
export function readVote(
  live: LiveSocket,
  { message }: SentPoll,
  about: {
    readonly poll: string;
    readonly vote: proto.Message.IPollEncValue;
    /** The voter's names, with and without number. */
    readonly voters: readonly string[];
  },
): number | null {
  const pollEncKey = message.messageContextInfo?.messageSecret;
  const [chosen] = pollEncKey ? decrypt(live, { ...about, pollEncKey }) : [];
  if (!chosen) {
    return null;
  }
  const wanted = Buffer.from(chosen).toString('hex');
  const place = optionsOf(message).findIndex((name) => sumOf(name) === wanted);
  return place < 0 ? null : place;
}

function optionsOf(message: proto.IMessage): readonly string[] {
  const { pollCreationMessage: first, pollCreationMessageV2: second, pollCreationMessageV3: third } = message;
  const creation = first ?? second ?? third;
  return creation?.options?.map(({ optionName }) => optionName ?? '') ?? [];
}

/** Votes name options by this sum. */
function sumOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

function decrypt(
  { baileys, sock }: LiveSocket,
  about: {
    readonly poll: string;
    readonly vote: proto.Message.IPollEncValue;
    readonly voters: readonly string[];
    readonly pollEncKey: Uint8Array;
  },
): readonly Uint8Array[] {
  const { poll: pollMsgId, vote, voters, pollEncKey } = about;
  const { me } = sock.authState.creds;
  const creators = [me?.lid, me?.id].flatMap((jid) => (jid ? [baileys.jidNormalizedUser(jid)] : []));
  for (const pollCreatorJid of creators) {
    for (const voterJid of voters) {
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
