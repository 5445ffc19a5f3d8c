import { type BinaryNode, type proto } from '@whiskeysockets/baileys';
import { type Device } from '../device.ts';
import { type Endpoint, type Sealed } from '../signal/endpoint.ts';
import { type World, seconds } from '../world.ts';
import { attr, node, numberIn, part } from '../wire/nodes.ts';
import { readBundle } from '../signal/key-bundle.ts';
import { stanzaEditOf, stanzaTypeOf } from './contents.ts';

/** A message as its sender keeps it, so that it can be sealed again. */
export interface Draft {
  readonly id: string;
  readonly message: proto.IMessage;
  /** What the stanza says of sender and chat. */
  readonly attrs: Readonly<Record<string, string | undefined>>;
  /** The tag of the stanza: `message`, or `status` for a status post. */
  readonly tag: string;
  /** Flips bits of the ciphertext, so that nobody can read it. */
  readonly broken: boolean;
  /** Linked devices are given no ciphertext, but this word why (`unavailable`); null gives it to them. */
  readonly withheld: string | null;
  /** When it was sent, in milliseconds. */
  readonly at: number;
}

/** Carries messages from a phone to the devices linked to an account. */
export interface Mail {
  /** Seals a message for each of these devices and puts it in their mailboxes. */
  post(draft: Draft, to: readonly Device[]): Promise<void>;
  /** An earlier message; undefined when none has this id. */
  readonly find: (id: string) => proto.IMessage | undefined;
  /** Seals an earlier message again, under the same id. */
  resend(id: string, to: readonly Device[]): Promise<void>;
  /** Puts the very same ciphertexts of an earlier message in the mailboxes once more. */
  readonly redeliver: (id: string) => void;
  /** A device could not read a message: begins a new session with it and seals the message again. */
  retry(receipt: BinaryNode, device: Device): Promise<void>;
}

/** Makes the mail of one phone. */
export function createMail({
  world,
  endpoint,
}: {
  readonly world: World;
  readonly endpoint: () => Endpoint;
}): Mail {
  const drafts = new Map<string, Draft>();
  const envelopes = new Map<string, readonly { readonly device: Device; readonly stanza: BinaryNode }[]>();
  const seal = async (draft: Draft, device: Device, count?: string) => {
    if (!(await endpoint().knows(device.lid))) {
      await endpoint().meet(device.lid, device.bundle());
    }
    const sealed = await endpoint().seal(device.lid, draft.message);
    return envelope(world, draft, draft.broken && count === undefined ? broken(sealed) : sealed, count);
  };
  const post = async (draft: Draft, to: readonly Device[]) => {
    drafts.set(draft.id, draft);
    const made = [];
    for (const device of to) {
      made.push({ device, stanza: await seal(draft, device) });
    }
    envelopes.set(draft.id, made);
    made.forEach(({ device, stanza }) => {
      device.mailbox.put(stanza);
    });
  };
  return {
    post,
    find: (id) => drafts.get(id)?.message,
    resend: (id, to) => {
      const draft = drafts.get(id);
      return draft === undefined ? Promise.reject(notSent()) : post({ ...draft, broken: false }, to);
    },
    redeliver: (id) => {
      (envelopes.get(id) ?? []).forEach(({ device, stanza }) => {
        device.mailbox.put(stanza);
      });
    },
    retry: async (receipt, device) => {
      const draft = drafts.get(attr(receipt, 'id'));
      if (draft !== undefined) {
        const keys = part(receipt, 'keys');
        const given = keys && readBundle(keys, numberIn(receipt, 'registration'));
        await endpoint().meet(device.lid, given ?? device.bundle());
        device.mailbox.put(await seal(draft, device, attr(part(receipt, 'retry') ?? receipt, 'count')));
      }
    },
  };
}

function notSent(): Error {
  return new Error('no message of this id was sent');
}

function envelope(world: World, draft: Draft, sealed: Sealed, count?: string): BinaryNode {
  const { id, message, attrs } = draft;
  const about = {
    ...attrs,
    id,
    t: seconds(world, draft.at),
    type: stanzaTypeOf(message),
    edit: stanzaEditOf(message),
  };
  if (draft.withheld !== null) {
    return node(draft.tag, about, [node('unavailable', { type: draft.withheld || undefined })]);
  }
  return node(draft.tag, about, [node('enc', { v: '2', type: sealed.type, count }, sealed.ciphertext)]);
}

function broken(sealed: Sealed): Sealed {
  const ciphertext = Buffer.from(sealed.ciphertext);
  const last = ciphertext.length - 1;
  ciphertext[last] = (ciphertext[last] ?? 0) ^ 0xff;
  return { ...sealed, ciphertext };
}
