import { type WAMessageKey } from '@whiskeysockets/baileys';
import { type Address } from '../../../domain/contact/address.ts';
import { type Millis } from '../../../domain/time/clock.ts';
import { type LiveSocket } from '../live-socket.ts';
import { findAddress } from '../whatsapp-address.ts';
import { soon } from './soon.ts';

/** Who a private chat is with. */
export interface Person {
  /** Where the message came from or went to: the answer goes there too. */
  readonly address: Address;
  /** The person's other address, where it is known. */
  readonly also: readonly Address[];
}

/** How long a message waits to be told the sender's other name; the library mostly knows it already. */
const lookUpWithin: Millis = 3000;

/** The person of a private chat; undefined for groups, news, the company's voice and our own number. */
export async function findPerson(live: LiveSocket, key: WAMessageKey): Promise<Person | undefined> {
  const { account } = live;
  const own = ownAddresses(live);
  const isOther = (each: Address | undefined): each is Address => each !== undefined && !own.has(each);
  const address = findAddress(account, key.remoteJid);
  if (!isOther(address) || live.baileys.isJidMetaAI(key.remoteJid ?? undefined)) {
    return undefined;
  }
  // Beside a message of our own the library may put our own other name: it says nothing of this person.
  const told = findAddress(account, key.remoteJidAlt);
  const other = isOther(told) && told !== address ? told : findAddress(account, await lookUp(live, key));
  return { address, also: isOther(other) && other !== address ? [other] : [] };
}

function ownAddresses({ account, sock }: LiveSocket): ReadonlySet<Address> {
  const { me } = sock.authState.creds;
  return new Set([me?.id, me?.lid].flatMap((jid) => findAddress(account, jid) ?? []));
}

/** The number behind an opaque id, or the other way round, as the library remembers or can ask for it. */
async function lookUp({ sock }: LiveSocket, { remoteJid }: WAMessageKey): Promise<string | null> {
  const { lidMapping } = sock.signalRepository;
  const jid = remoteJid ?? '';
  const asked = /@(hosted\.)?lid$/.test(jid) ? lidMapping.getPNForLID(jid) : lidMapping.getLIDForPN(jid);
  return soon(asked, lookUpWithin).catch(() => null);
}
