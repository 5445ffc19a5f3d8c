import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { type Faults, createFaults } from './faults.ts';
import { type Group, createGroup } from './people/group.ts';
import { type MediaHost, createMediaHost } from './media/media-host.ts';
import { type Network, createNetwork } from './network.ts';
import { type Person, type PersonOptions, createPerson } from './people/person.ts';
import { type Phone, createPhone } from './linking/phone.ts';
import { type Registrations, createRegistrations } from './linking/registrations.ts';
import { type Settings, type World } from './world.ts';
import { type StanzaLog, createStanzaLog } from './stanza-log.ts';
import { type Account, createAccount } from './people/account.ts';
import { close, listen } from './wire/loopback.ts';
import { createCertificates } from './wire/certificates.ts';
import { createDirectory } from './directory.ts';
import { createNewsletter, type Newsletter } from './people/newsletter.ts';
import { welcomeClient } from './welcome-client.ts';

/** A WhatsApp of one's own: accounts to link a client to, people who write, and whatever goes wrong on demand. */
export interface WhatsAppServer {
  /** For `waWebSocketUrl`. */
  readonly url: string;
  /** The public key that the client must take for WhatsApp's own (see trust.ts). */
  readonly rootKey: Buffer;
  /** The phone of the first account. */
  readonly phone: Phone;
  readonly faults: Faults;
  readonly network: Network;
  readonly media: MediaHost;
  readonly log: StanzaLog;
  /** The clients that show a QR code or a code. */
  readonly registrations: Registrations;
  /** Resolves once the condition holds; rejects after `within` milliseconds (20 s unless told). */
  until(condition: () => boolean, within?: number): Promise<void>;
  /** One more account. */
  account(who?: Partial<Who>): Phone;
  /** Somebody who writes to the first account (or to another, see `to`). */
  person(who?: Partial<PersonOptions>): Person;
  /** A group that the first account is in. */
  group(subject?: string): Group;
  /** A newsletter that the first account follows. */
  newsletter(): Newsletter;
  /** Closes everything. */
  stop(): Promise<void>;
}

/** Who somebody is; what is not given is made up. */
export interface Who {
  /** Digits with the country code. */
  readonly number: string;
  readonly lid: string;
  readonly pushName: string;
}

interface WhatsAppServerOptions extends Partial<Settings> {
  /** Who the first account is. */
  readonly account?: Partial<Who>;
  readonly now?: () => number;
}

const PRIVACY_TOKENS_IN_MESSAGES = '10518';

/** Starts a server on free ports of the loopback interface. */
export async function createWhatsAppServer({
  account: firstAccount = {},
  now = Date.now,
  preKeys = 'none',
  history = true,
  props = { [PRIVACY_TOKENS_IN_MESSAGES]: 'true' },
}: WhatsAppServerOptions = {}): Promise<WhatsAppServer> {
  const accounts = new Map<string, Account>();
  const faults = createFaults();
  const world: World = {
    log: createStanzaLog(),
    faults,
    directory: createDirectory(),
    network: createNetwork(),
    media: createMediaHost({ faults }),
    accounts,
    groups: new Map(),
    settings: { preKeys, history, props },
    now,
  };
  const registrations = createRegistrations();
  const phones = new Map<string, Phone>();
  const certificates = createCertificates();
  const made = createNumbers();
  const addAccount = (who: Partial<Who>) => {
    const account = createAccount({ world, ...made(), ...who });
    const phone = createPhone({ world, account, registrations });
    accounts.set(account.number, account);
    phones.set(account.number, phone);
    return { account, phone };
  };
  const first = addAccount(firstAccount);
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    welcomeClient({ world, certificates, registrations, phones, socket });
  });
  await Promise.all([listen(server), world.media.start()]);
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws/chat`,
    rootKey: certificates.rootKey,
    phone: first.phone,
    faults,
    network: world.network,
    media: world.media,
    log: world.log,
    registrations,
    until: world.log.until,
    account: (who = {}) => addAccount(who).phone,
    ...createSociety(world, first.account, made),
    stop: async () => {
      world.network.drop();
      sockets.clients.forEach((socket) => {
        socket.terminate();
      });
      await Promise.all([close(server), world.media.stop()]);
    },
  };
}

/** Those around the first account. */
function createSociety(
  world: World,
  account: Account,
  made: () => Who,
): Pick<WhatsAppServer, 'person' | 'group' | 'newsletter'> {
  const habits = { addressing: 'lid', alt: true, lidTold: true, registered: true } as const;
  return {
    person: (who = {}) => createPerson(world, account, { ...habits, ...made(), ...who }),
    group: (subject = 'Arisan') => {
      const group = createGroup({ world, account, jid: `${made().lid}@g.us`, subject });
      world.groups.set(group.jid, group);
      return group;
    },
    newsletter: () => createNewsletter({ world, account, jid: `${made().lid}@newsletter` }),
  };
}

/** Makes up people: no two have the same number. */
function createNumbers(): () => Who {
  let count = 0;
  return () => {
    count += 1;
    const tail = String(count).padStart(4, '0');
    return { number: `62812555${tail}`, lid: `1000000000${tail}`, pushName: `Orang ${count}` };
  };
}
