import { type BinaryNode, type proto } from '@whiskeysockets/baileys';
import { type Device } from './device.ts';
import { type KeyBundle } from './signal/key-bundle.ts';
import { type ReceivedMessage } from './people/received-message.ts';
import { type Sealed } from './signal/endpoint.ts';
import { userOf } from './wire/jids.ts';

/** A message on its way to one device of somebody. */
export interface Parcel {
  readonly id: string;
  /** The device that sent it. */
  readonly from: Device;
  /** The address of the chat, as the sender wrote it. */
  readonly chat: string;
  /** Which device of the addressee it is for; 0 is the phone. */
  readonly device: number;
  readonly sealed: Sealed;
  /** The whole stanza. */
  readonly stanza: BinaryNode;
}

/** Somebody with a number on WhatsApp. */
export interface Resident {
  /** Digits with the country code, without +. */
  readonly number: string;
  readonly lid: string;
  /** Whether the number is on WhatsApp. */
  readonly registered: () => boolean;
  /** Whether WhatsApp tells which LID belongs to the number. */
  readonly lidTold: boolean;
  /** The numbers of all devices, the phone (0) included. */
  readonly devices: () => readonly number[];
  bundle(device: number): Promise<KeyBundle | null>;
  take(parcel: Parcel): Promise<void>;
  /** A receipt for what they sent. */
  takeReceipt(receipt: BinaryNode, from: Device): Promise<void>;
  /** A message that they sent; undefined when none has this id. */
  sent(id: string): proto.IMessage | undefined;
  /** Shows what somebody typed to them on the phone of an account. */
  show(message: Omit<ReceivedMessage, 'copies'>): void;
  /** Somebody is seen typing, or no longer. */
  takeChatState(state: string): void;
}

/** Everybody on WhatsApp. */
export interface Directory {
  add(resident: Resident): void;
  /** By any address, or by a bare number; undefined for who is not known. */
  find(address: string): Resident | undefined;
}

/** Makes an empty directory. */
export function createDirectory(): Directory {
  const residents = new Map<string, Resident>();
  return {
    add: (resident) => {
      if (residents.has(resident.number) || residents.has(resident.lid)) {
        throw new Error('somebody has this number or this LID already');
      }
      residents.set(resident.number, resident);
      residents.set(resident.lid, resident);
    },
    find: (address) => residents.get(userOf(address) || address.replace(/^\+/, '')),
  };
}
