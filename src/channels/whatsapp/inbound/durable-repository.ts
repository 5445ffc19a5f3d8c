import {
  type BinaryNode,
  type SignalAuthState,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
} from '@whiskeysockets/baileys';
import { type Millis } from '../../../domain/time/clock.ts';
import { type Baileys, type LiveSocket } from '../live-socket.ts';
import { type Inbox } from './inbox.ts';
import { messagesIn, type Me } from './messages-in.ts';
import { soon } from './soon.ts';

/** Sees to it that a message is durable before the key that opened it is spent. */
export interface DurableRepository {
  /** For the socket's configuration. */
  readonly make: (baileys: Baileys) => SocketConfig['makeSignalRepository'];
  /** Remembers which envelope each ciphertext came in; answers with what stops that. */
  readonly watch: (live: LiveSocket) => () => void;
}

/** What it needs. */
export interface RepositoryParts {
  readonly inbox: Pick<Inbox, 'put'>;
  /** Told when a message is durable and nothing else has happened yet. */
  readonly onKept: () => void;
}

/**
 * The library commits the session that a message was decrypted with, and tells the server "got it", before anybody
 * has seen the message: a crash between loses it for ever. Here the plaintext is put into the inbox inside of the
 * same key transaction, so it is durable before the session is.
 */
export function createDurableRepository(parts: RepositoryParts): DurableRepository {
  const envelopes: Envelopes = new WeakMap();
  return {
    make: (baileys) => (auth, logger, findLids) => {
      const usual = baileys.DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, inTime(findLids));
      const keys = auth.keys as SignalKeyStoreWithTransaction;
      return {
        ...usual,
        decryptMessage: (options) =>
          // The library's own transaction inside joins this one and commits with it.
          keys
            .transaction(async () => {
              const plaintext = await usual.decryptMessage(options);
              const attrs = envelopes.get(options.ciphertext)?.node.attrs ?? {};
              for (const message of messagesIn(baileys, { attrs, plaintext }, meOf(auth.creds))) {
                await parts.inbox.put(message);
                parts.onKept();
              }
              return plaintext;
            }, options.jid)
            .catch((fault: unknown) => {
              confirmSpent(envelopes.get(options.ciphertext), fault);
              throw fault;
            }),
      };
    },
    watch: (live) => {
      const { sock } = live;
      const note = (node: BinaryNode): void => {
        noteEnvelope(envelopes, { node, live });
      };
      sock.ws.prependListener('CB:message', note);
      return () => {
        sock.ws.off('CB:message', note);
      };
    },
  };
}

type FindLids = Parameters<SocketConfig['makeSignalRepository']>[2];

/** All other messages wait while the library asks for the other name of somebody who writes by number. */
const askWithin: Millis = 3000;

/**
 * The question for other names, answered in time or with none: the message is read all the same. The library asks
 * several times for one message; while the first question is still open the others have no answer at once.
 */
function inTime(findLids: FindLids): FindLids {
  const late = new Set<string>();
  return (
    findLids &&
    (async (...numbers) => {
      const name = numbers.join();
      if (late.has(name)) {
        return [];
      }
      const answer = findLids(...numbers);
      return soon(answer, askWithin).catch(() => {
        late.add(name);
        const forget = (): boolean => late.delete(name);
        answer.then(forget, forget);
        return [];
      });
    })
  );
}

/** The node that each ciphertext came in, and by which socket: the library passes the very same bytes on. */
type Envelopes = WeakMap<Uint8Array, Envelope>;

interface Envelope {
  readonly node: BinaryNode;
  readonly live: LiveSocket;
}

function noteEnvelope(envelopes: Envelopes, envelope: Envelope): void {
  const { content } = envelope.node;
  for (const { tag, content: ciphertext } of Array.isArray(content) ? content : []) {
    if (tag === 'enc' && ciphertext instanceof Uint8Array) {
      envelopes.set(ciphertext, envelope);
    }
  }
}

/**
 * A key is spent only where its message is durable, so the server gives that message once more, its confirmation having
 * been lost. The library refuses it, whereupon it comes at every login; so it is confirmed before.
 */
function confirmSpent(envelope: Envelope | undefined, fault: unknown): void {
  if (!envelope || !(fault instanceof Error)) {
    return;
  }
  const { node, live } = envelope;
  const { baileys, sock } = live;
  const { from = '', id = '', recipient, category } = node.attrs;
  if (fault.message === baileys.MISSING_KEYS_ERROR_TEXT) {
    const isTheirs = recipient === undefined && category === undefined;
    const confirmed = isTheirs
      ? sock.sendReceipt(from, undefined, [id], 'inactive')
      : sock.sendNode(baileys.buildAckStanza(node, undefined, sock.authState.creds.me?.id));
    confirmed.catch(() => undefined);
  }
}

function meOf(creds: SignalAuthState['creds']): Me {
  const { me } = creds as { readonly me?: { readonly id: string; readonly lid?: string } };
  return { id: me?.id ?? '', lid: me?.lid ?? '' };
}
