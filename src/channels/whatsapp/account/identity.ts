import { type AuthenticationCreds, type SignalKeyStore, type SocketConfig } from '@whiskeysockets/baileys';
import { type Clock } from '../../../domain/time/clock.ts';
import { createAuthKeys, keyKinds } from './auth-keys.ts';
import { createCacheStore } from '../library/cache-store.ts';
import { type Keep } from './keep.ts';
import { type Baileys } from '../live-socket.ts';

/** Who we are to WhatsApp: the same objects through all sockets of one linked account. */
export interface Identity {
  readonly creds: AuthenticationCreds;
  readonly keys: SignalKeyStore;
  readonly caches: Pick<SocketConfig, 'msgRetryCounterCache'>;
}

/** Where identities come from. */
export interface Identities {
  /** The one that is linked; undefined when none is. Throws when that cannot be told. */
  find(): Promise<Identity | undefined>;
  /** A new one, known to nobody and not kept until it is linked. */
  make(): Identity;
  /** Makes what it has become durable. */
  keep(identity: Identity): Promise<void>;
  /** Leaves nothing of the linked one. */
  forget(): Promise<void>;
}

/** What identities are made of. */
export interface IdentitiesOptions {
  readonly baileys: Baileys;
  readonly keep: Keep;
  readonly clock: Clock;
  readonly logger: SocketConfig['logger'];
}

const place = { kind: 'creds', id: 'creds' } as const;
const minutes = 60_000;

/** Identities in an account's keep. */
export function createIdentities({ baileys, keep, clock, logger }: IdentitiesOptions): Identities {
  const { BufferJSON, initAuthCreds, makeCacheableSignalKeyStore } = baileys;
  let spell = createSpell(keep);
  const identityOf = (creds: AuthenticationCreds): Identity => ({
    creds,
    keys: makeCacheableSignalKeyStore(createAuthKeys({ keep: spell.keep, baileys }), logger),
    caches: {
      msgRetryCounterCache: createCacheStore({ clock, most: 5000, lasts: 60 * minutes }),
    },
  });
  return {
    find: async () => {
      const kept = (await keep.read(place.kind, [place.id])).get(place.id);
      return (
        kept &&
        identityOf(JSON.parse(new TextDecoder().decode(kept), BufferJSON.reviver) as AuthenticationCreds)
      );
    },
    make: () => identityOf(initAuthCreds()),
    keep: ({ creds }) => {
      const value = Buffer.from(JSON.stringify(creds, BufferJSON.replacer));
      return keep.write([{ ...place, value, expires: null }]);
    },
    forget: async () => {
      const over = spell;
      spell = createSpell(keep);
      await over.end();
      await keep.clear([place.kind, ...keyKinds]);
    },
  };
}

/** The keep until an identity is forgotten: the library writes keys even after the end of its socket. */
function createSpell(keep: Keep) {
  const writing = new Set<Promise<void>>();
  let isOver = false;
  const write: Keep['write'] = async (changes) => {
    if (!isOver) {
      const written = keep.write(changes);
      writing.add(written);
      await written.finally(() => writing.delete(written));
    }
  };
  return {
    keep: { ...keep, write },
    /** From now on nothing is written, and what was being written is. */
    end: async () => {
      isOver = true;
      await Promise.allSettled(writing);
    },
  };
}

/** Whether a phone has taken it as one of its devices. */
export function isLinked({ creds }: Identity): boolean {
  return creds.me !== undefined && creds.account !== undefined;
}

/** The digits of the linked number; null while none is. */
export function numberOf(identity: Identity | null): string | null {
  return identity && isLinked(identity) ? (/^\d+/.exec(identity.creds.me?.id ?? '')?.[0] ?? null) : null;
}
