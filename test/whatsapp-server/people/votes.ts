import { createHash, randomBytes } from 'node:crypto';
import { aesEncryptGCM, hmacSign, proto } from '@whiskeysockets/baileys';
import { type Correspondence, type SendOptions, type Writer } from './correspondence.ts';
import { type LinkedAccount } from '../world.ts';
import { type ReceivedMessage } from './received-message.ts';
import { lidJid, pnJid } from '../wire/jids.ts';

/** How a person takes part in polls. */
export interface Votes {
  /** Votes for these options, by their names; none at all takes the vote back. */
  vote(poll: PollOnScreen, options: readonly string[], how?: SendOptions): Promise<string>;
}

/** A poll that the client sent; or another's, with the JID of who began it. */
interface PollOnScreen extends Pick<ReceivedMessage, 'id' | 'message'> {
  readonly creator?: string;
}

/** Makes a voter. */
export function createVotes({
  account,
  send,
  me,
  now,
}: {
  readonly account: LinkedAccount;
  readonly send: Correspondence['send'];
  readonly me: Writer;
  readonly now: () => number;
}): Votes {
  return {
    vote: (poll, options, how = {}) => {
      const isLid = (how.addressing ?? me.addressing) === 'lid';
      const creator = poll.creator ?? (isLid ? lidJid(account.lid) : pnJid(account.number));
      const voter = isLid ? lidJid(me.lid) : pnJid(me.number);
      const secret = poll.message.messageContextInfo?.messageSecret;
      if (!secret) {
        return Promise.reject(new Error('this message is no poll: it has no secret'));
      }
      const vote = sealVote({ pollId: poll.id, creator, voter, secret }, options);
      const key = { remoteJid: creator, fromMe: false, id: poll.id };
      const senderTimestampMs = now();
      return send({ pollUpdateMessage: { pollCreationMessageKey: key, vote, senderTimestampMs } }, how);
    },
  };
}

interface Ballot {
  readonly pollId: string;
  readonly creator: string;
  readonly voter: string;
  readonly secret: Uint8Array;
}

function sealVote(ballot: Ballot, options: readonly string[]): proto.Message.IPollEncValue {
  const { key, about } = ballotKey(ballot);
  const selectedOptions = options.map((name) => createHash('sha256').update(name).digest());
  const encIv = randomBytes(12);
  const plain = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish();
  return { encPayload: aesEncryptGCM(plain, key, encIv, about), encIv };
}

function ballotKey({ pollId, creator, voter, secret }: Ballot): {
  readonly key: Buffer;
  readonly about: Buffer;
} {
  const purpose = Buffer.concat([Buffer.from(`${pollId}${creator}${voter}Poll Vote`), Buffer.from([1])]);
  const seed = hmacSign(secret, new Uint8Array(32), 'sha256');
  return { key: hmacSign(purpose, seed, 'sha256'), about: Buffer.from(`${pollId}\0${voter}`) };
}
