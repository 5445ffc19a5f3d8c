import { type Endpoint } from '../signal/endpoint.ts';
import { type Parcel } from '../directory.ts';
import { type ReceiptKind, receiptFor, retryReceiptFor } from './receipts.ts';
import { type ReceivedMessage, createScreen } from './received-message.ts';
import { type World } from '../world.ts';
import { textOf } from './contents.ts';

/** What a phone does by itself with what comes. */
export interface Habits {
  /** Says that a message was delivered. */
  confirms: boolean;
  /** Says that it was read. */
  reads: boolean;
}

/** A person's phone as the person sees it. */
export interface PhoneScreen {
  /** What it shows, each message once, in order. */
  messages(): readonly ReceivedMessage[];
  find(id: string): ReceivedMessage | undefined;
  /** How often the message with this id came. */
  copiesOf(id: string): number;
  /** The last message; throws when there is none. */
  last(): ReceivedMessage;
  /** What the person sees an account do: `composing`, `paused`, or '' before any. */
  chatState(): string;
  readonly habits: Habits;
  /** Gives a receipt for a message on the screen. */
  acknowledge(message: ReceivedMessage, kind: ReceiptKind): void;
  /** The phone cannot read the next so many messages, and asks for them again. */
  missNext(count?: number): void;
  /** Without a network: nothing arrives, nothing is confirmed, until it is switched on. */
  switchOff(): void;
  switchOn(): Promise<void>;
  /** How many messages wait for the phone to be switched on. */
  kept(): number;
  readonly take: (parcel: Parcel) => Promise<void>;
  /** Shows what was typed to the person on the account's own phone. */
  readonly show: (message: Omit<ReceivedMessage, 'copies'>) => void;
  readonly takeChatState: (state: string) => void;
}

/** Makes the screen of a phone that confirms what it gets. */
export function createPhoneScreen({
  world,
  endpoint,
}: {
  readonly world: World;
  readonly endpoint: () => Endpoint;
}): PhoneScreen {
  const screen = createScreen();
  const habits: Habits = { confirms: true, reads: false };
  let toMiss = 0;
  let off = false;
  let kept: Parcel[] = [];
  let chatState = '';
  const acknowledge: PhoneScreen['acknowledge'] = ({ id, from, to }, kind) => {
    const receipt = receiptFor(world, id, to, kind);
    world.accounts.get(from)?.linked.forEach(({ mailbox }) => {
      mailbox.put(receipt);
    });
  };
  const miss = async (parcel: Parcel) => {
    parcel.from.mailbox.put(await retryReceiptFor(world, parcel, endpoint()));
  };
  const take = async (parcel: Parcel) => {
    if (off) {
      kept.push(parcel);
      return;
    }
    const { id, from, chat: to, stanza } = parcel;
    const message =
      toMiss > 0
        ? null
        : await endpoint()
            .unseal(from.lid, parcel.sealed)
            .catch(() => null);
    if (message === null) {
      toMiss = Math.max(0, toMiss - 1);
      await miss(parcel);
      return;
    }
    const sender = { from: from.number, device: from.id };
    const shown = screen.show({ id, at: world.now(), ...sender, to, message, text: textOf(message), stanza });
    if (habits.confirms) {
      acknowledge(shown, 'delivered');
    }
    if (habits.reads) {
      acknowledge(shown, 'read');
    }
  };
  return {
    messages: () => screen.messages,
    find: screen.find,
    copiesOf: (id) => screen.find(id)?.copies ?? 0,
    last: () => {
      const last = screen.messages.at(-1);
      if (last === undefined) {
        throw new Error('nothing has come to this phone yet');
      }
      return last;
    },
    chatState: () => chatState,
    habits,
    acknowledge,
    missNext: (count = 1) => {
      toMiss += count;
    },
    switchOff: () => {
      off = true;
    },
    switchOn: async () => {
      off = false;
      const late = kept;
      kept = [];
      for (const parcel of late) {
        await take(parcel);
      }
      world.log.stir();
    },
    kept: () => kept.length,
    take,
    show: (message) => {
      screen.show(message);
    },
    takeChatState: (state) => {
      chatState = state;
    },
  };
}
