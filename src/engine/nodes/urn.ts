import { type Contact } from '../../domain/contact/contact.ts';
import { createMemory } from '../expressions/memory.ts';

/** The schemes of URNs that `@urns` knows, as in RapidPro. */
export const schemes: readonly string[] = [
  'bsuid',
  'ext',
  'facebook',
  'fcm',
  'freshchat',
  'instagram',
  'jiochat',
  'line',
  'mailto',
  'rocketchat',
  'slack',
  'tel',
  'telegram',
  'twitter',
  'twitterid',
  'viber',
  'vk',
  'webchat',
  'wechat',
  'whatsapp',
];

/** The parts of `scheme:path?query#display`. */
export interface Urn {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
  readonly display: string;
}

const urns = createMemory<Urn>(1000);

/** Takes a URN apart; without a scheme it is empty. */
export const readUrn = (text: string): Urn => urns(text, () => takeApart(text));

function takeApart(text: string): Urn {
  const found = /^([a-z]+):([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su.exec(text);
  const [, scheme = '', path = '', query = '', display = ''] = found ?? [];
  return { scheme, path, query, display };
}

/** Scheme and path alone, which say who is meant. */
export function urnIdentity(text: string): string {
  const { scheme, path } = readUrn(text);
  return `${scheme}:${path}`;
}

/** A URN as expressions see it: without the channel, with the name that is shown. */
export function urnForPeople(text: string): string {
  const { display } = readUrn(text);
  return urnIdentity(text) + (display === '' ? '' : `#${display}`);
}

/** The UUID of the channel that a URN prefers; empty if none. */
export function channelOf(text: string): string {
  return /(?:^|&)channel=([^&]*)/u.exec(readUrn(text).query)?.[1] ?? '';
}

/** A URN with another preferred channel; empty for none. */
export function withChannel(text: string, channel: string): string {
  const { scheme, path, display } = readUrn(text);
  const query = channel === '' ? '' : `?channel=${channel}`;
  return `${scheme}:${path}${query}${display === '' ? '' : `#${display}`}`;
}

/** A contact's URNs: those that flows gave it, else made of its addresses. */
export function urnsOf({ urns, addresses }: Contact): readonly string[] {
  return urns ?? addresses.map(urnOfAddress);
}

/** The URN that stands for an address of ours. */
export function urnOfAddress(address: string): string {
  const [scheme = '', ...rest] = address.split(':');
  const path = rest.join(':');
  return scheme === 'whatsapp'
    ? `whatsapp:${path.split('/').at(-1) ?? path}`
    : scheme === 'simulator'
      ? `ext:${path}`
      : `${scheme}:${path}`;
}

const shapes: { readonly [scheme: string]: RegExp } = {
  telegram: /^\d+$/u,
  whatsapp: /^\d+$/u,
  mailto: /^[^\s@]+@[^\s@]+$/u,
  twitter: /^[a-zA-Z0-9_]{1,15}$/u,
  tel: /^\+?[a-zA-Z0-9]{1,64}$/u,
};

/** Whether a path can stand behind a scheme. */
export function isUrn({ scheme, path }: Pick<Urn, 'scheme' | 'path'>): boolean {
  return schemes.includes(scheme) && path !== '' && (shapes[scheme]?.test(path) ?? true);
}
