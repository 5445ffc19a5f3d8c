import { type WAMessage } from '@whiskeysockets/baileys';
import { type Log } from '../../../domain/log.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { type LiveSocket } from '../live-socket.ts';
import { type RetryQueue } from './retry-queue.ts';
import { hearMessage, type HearParts } from './hear-message.ts';
import { type Inbox } from './inbox.ts';
import { nameOfKey } from './message-name.ts';
import { findPerson } from './person.ts';
import { readDecrypted } from './read-decrypted.ts';

/** Where messages arrive: who each is from is found out in order, then it is handed over. Nothing here throws. */
export interface ArrivalsDesk {
  /** What the socket has just decrypted; `offline` where it was sent while we were away. */
  take(live: LiveSocket, messages: readonly WAMessage[], offline: boolean): void;
  /** What an earlier life of this process, or of the connection, left unhandled. */
  replay(live: LiveSocket): void;
  idle(): Promise<void>;
}

/** What the desk needs. */
export interface DeskParts {
  readonly hearing: HearParts;
  readonly inbox: Pick<Inbox, 'all' | 'drop' | 'holds'>;
  readonly retryQueue: Pick<RetryQueue, 'give'>;
  readonly log: Log;
}

/** A desk of one account. */
export function createArrivalsDesk(parts: DeskParts): ArrivalsDesk {
  let last: Promise<void> = Promise.resolve();
  const attempt = (task: () => Promise<void>): Promise<void> =>
    task().catch((fault: unknown) => {
      parts.log('error', 'a WhatsApp message was left in the inbox', {
        fault: faultName(fault),
      });
    });
  const inOrder = (task: () => Promise<void>): void => {
    last = last.then(() => attempt(task));
  };
  return {
    take: (live, messages, offline) => {
      for (const message of messages) {
        inOrder(() => accept(parts, { live, message, offline, name: nameOfKey(live.baileys, message.key) }));
      }
    },
    replay: (live) => {
      inOrder(async () => {
        for (const message of await parts.inbox.all()) {
          // Before anything that came meanwhile.
          await attempt(async () =>
            accept(parts, { live, message: readDecrypted(live, message), name: message.name, offline: true }),
          );
        }
      });
    },
    idle: () => last,
  };
}

async function accept(
  { hearing, inbox, retryQueue, log }: DeskParts,
  about: {
    readonly live: LiveSocket;
    readonly message: WAMessage;
    readonly offline: boolean;
    readonly name: string;
  },
): Promise<void> {
  const { live, message, name } = about;
  if (!isFinal(live, message) || (message.key.fromMe && !inbox.holds(name))) {
    return;
  }
  const drop = async (): Promise<void> => {
    await inbox.drop(name).catch((fault: unknown) => {
      log('warn', 'a handled WhatsApp message stays in the inbox until it expires', {
        fault: faultName(fault),
      });
    });
  };
  const person = await findPerson(live, message.key);
  const run = person && hearMessage(hearing, { ...about, person });
  if (!run) {
    await drop();
    return;
  }
  const lane = [person.address, ...person.also].sort()[0] ?? person.address;
  retryQueue.give(lane, async (given) => {
    await run(given);
    await drop();
  });
}

/**
 * What could not be decrypted comes again, as itself. A message of our own that never lay in the inbox did not come
 * from the network: the library tells us of what we sent.
 */
function isFinal({ baileys }: LiveSocket, { messageStubType }: WAMessage): boolean {
  return messageStubType !== baileys.proto.WebMessageInfo.StubType.CIPHERTEXT;
}
