/** The networks that a person can be reached on. */
export type ChannelName = 'telegram' | 'whatsapp' | 'simulator';

/**
 * Where people are reached: `telegram:<chat id>`, `whatsapp:<account>/lid/<id>`, `whatsapp:<account>/pn/<number>`
 * or `simulator:<name>`. Never an identity: one phone may serve a household and people change phones.
 */
export type Address = `${ChannelName}:${string}`;

const channels: readonly string[] = ['telegram', 'whatsapp', 'simulator'] satisfies ChannelName[];

/** Whether a text is an address: a known channel, a colon and something after it. */
export function isAddress(text: string): text is Address {
  const colon = text.indexOf(':');
  return colon > 0 && colon < text.length - 1 && channels.includes(text.slice(0, colon));
}

/** The channel that an address belongs to. */
export function channelOf(address: Address): ChannelName {
  return address.slice(0, address.indexOf(':')) as ChannelName;
}

/** What stands behind the channel's name: a chat id, an account with a number, a simulator name. */
export function pathOf(address: Address): string {
  return address.slice(address.indexOf(':') + 1);
}

/** Whether an address may pass to somebody else: a phone number does, WhatsApp's opaque id of a person does not. */
export function isLent(address: Address): boolean {
  return pathOf(address).includes('/pn/');
}

/** Where an address without its own last part lies: two ids of one account are two people. */
function accountOf(address: Address): string {
  return address.slice(0, address.lastIndexOf('/', address.lastIndexOf('/') - 1));
}

/** Whether two addresses are ids for life on one account: somebody who has the one cannot have the other. */
export function isRival(one: Address, other: Address): boolean {
  return one !== other && isFixed(one) && isFixed(other) && accountOf(one) === accountOf(other);
}

function isFixed(address: Address): boolean {
  return pathOf(address).includes('/lid/');
}

/** Who speaks at an address: a row that somebody has left may still name them. Undefined where nobody is any more. */
export function speakerAt({
  contacts,
  speaker,
}: Pick<AddressRow, 'contacts' | 'speaker'>): string | undefined {
  return contacts.includes(speaker) ? speaker : contacts[0];
}

/** Whether somebody has an address for themselves. */
export function isAloneAt({ contacts, speaker }: AddressRow, contact: string): boolean {
  return speaker === contact && contacts.length === 1 && contacts[0] === contact;
}

/** An address as it is kept: the contacts that share it and the one who speaks there now. */
export interface AddressRow {
  readonly address: Address;
  readonly contacts: readonly string[];
  readonly speaker: string;
  /** True while somebody is changing it: what stands here is not to be remembered. */
  readonly moving?: true;
  /**
   * In a row that is to be put: whom it named when it was looked up. Who came to it since, by another process, stays
   * there. Absent: it is to stand as it is put.
   */
  readonly found?: readonly string[];
}
