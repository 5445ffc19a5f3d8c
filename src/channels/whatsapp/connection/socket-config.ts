import { type SocketConfig, type UserFacingSocketConfig, type WAVersion } from '@whiskeysockets/baileys';
import { type Identity } from '../account/identity.ts';
import { type Baileys, type WhatsAppPart } from '../live-socket.ts';

/** What a socket is made with. */
export interface SocketParts {
  readonly baileys: Baileys;
  readonly identity: Identity;
  /** Null takes the one that the library was made for. */
  readonly version: WAVersion | null;
  /** A server of one's own, for tests; null for WhatsApp's. */
  readonly socketUrl: string | null;
  readonly logger: SocketConfig['logger'];
  readonly parts: readonly WhatsAppPart[];
}

/**
 * How we connect. A stock browser's name, since the server refuses others for pairing by code; never shown as online,
 * so that the phone goes on ringing; history settings as they come, because the mappings of ids are in the history;
 * nothing is ignored here, because the library would refuse it with an error that holds up the queue.
 */
export function socketConfig(wanted: SocketParts): UserFacingSocketConfig {
  const { baileys, identity, version, socketUrl, logger, parts } = wanted;
  const { creds, keys, caches } = identity;
  return {
    auth: { creds, keys },
    logger,
    browser: baileys.Browsers.windows('Chrome'),
    markOnlineOnConnect: false,
    generateHighQualityLinkPreview: false,
    keepAliveIntervalMs: 25_000,
    // An answer that comes late over a slow line is still worth having: the next try finds it there.
    defaultQueryTimeoutMs: 20_000,
    transactionOpts: { maxCommitRetries: 5, delayBetweenTriesMs: 500 },
    ...caches,
    ...(version === null ? {} : { version }),
    ...(socketUrl === null ? {} : { waWebSocketUrl: socketUrl }),
    ...wishesOf(parts, baileys),
  };
}

function wishesOf(parts: readonly WhatsAppPart[], baileys: Baileys): Partial<UserFacingSocketConfig> {
  return parts.reduce((wishes, part) => ({ ...wishes, ...part.configure?.(baileys) }), {});
}
