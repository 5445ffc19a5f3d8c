import {
  type BinaryNode,
  type SignalAuthState,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
} from '@whiskeysockets/baileys';
import { type Millis } from '../../../domain/clock.ts';
import { type Baileys, type LiveSocket } from '../live-socket.ts';
import { type Inbox } from './inbox.ts';
import { lettersIn, type Me } from './letters-in.ts';
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
          keys.transaction(async () => {
            const plaintext = await usual.decryptMessage(options);
            const attrs = envelopes.get(options.ciphertext)?.attrs ?? {};
            for (const letter of lettersIn(baileys, { attrs, plaintext }, meOf(auth.creds))) {
              await parts.inbox.put(letter);
              parts.onKept();
            }
            return plaintext;
          }, options.jid),
      };
    },
    watch: ({ sock }) => {
      const note = (node: BinaryNode): void => {
        noteEnvelope(envelopes, node);
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

/** The question for other names, answered in time or with none: the message is read all the same. */
function inTime(findLids: FindLids): FindLids {
  return findLids && ((...numbers) => soon(findLids(...numbers), askWithin).catch(() => []));
}

/** The node that each ciphertext came in: the library passes the very same bytes on. */
type Envelopes = WeakMap<Uint8Array, BinaryNode>;

function noteEnvelope(envelopes: Envelopes, node: BinaryNode): void {
  for (const { tag, content } of Array.isArray(node.content) ? node.content : []) {
    if (tag === 'enc' && content instanceof Uint8Array) {
      envelopes.set(content, node);
    }
  }
}

function meOf(creds: SignalAuthState['creds']): Me {
  const { me } = creds as { readonly me?: { readonly id: string; readonly lid?: string } };
  return { id: me?.id ?? '', lid: me?.lid ?? '' };
}
