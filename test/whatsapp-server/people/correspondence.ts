import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import { type Addressing, lidJid, pnJid } from '../wire/jids.ts';
import { type Endpoint } from '../signal/endpoint.ts';
import { type Mail, createMail } from './mail.ts';
import { type ReceivedMessage } from './received-message.ts';
import { type LinkedAccount, type World, seconds } from '../world.ts';
import { createMessageId } from './message-id.ts';
import { node } from '../wire/nodes.ts';

/** How a message is sent, where it differs from the person's habit. */
export interface SendOptions {
  readonly id?: string;
  readonly addressing?: Addressing;
  /** Whether the stanza names the person's other address too. */
  readonly alt?: boolean;
  /** To which account. */
  readonly to?: { readonly number: string };
  /** When it was sent, in milliseconds; now unless told. */
  readonly at?: number;
  /** Sealed so that nobody can read it; the good one follows when it is asked for. */
  readonly broken?: boolean;
  /** Linked devices are told that there is a message, and not given it: why, as `view_once`, or '' without a reason. */
  readonly withheld?: string;
}

/** Who writes, and how unless told otherwise. */
export interface Writer {
  /** Digits with the country code. */
  readonly number: string;
  readonly lid: string;
  readonly pushName: string;
  readonly addressing: Addressing;
  readonly alt: boolean;
}

/** What a person does to write; what resolves does so with the message's id once it is under way. */
export interface Correspondence {
  readonly mail: Mail;
  /** Sends any message. */
  readonly send: (message: proto.IMessage, options?: SendOptions) => Promise<string>;
  /** Writes a text. */
  say(text: string, options?: SendOptions): Promise<string>;
  /** Answers a message, quoting it. */
  reply(to: ReceivedMessage, text: string, options?: SendOptions): Promise<string>;
  /** Changes a text that was sent. */
  edit(id: string, text: string, options?: SendOptions): Promise<string>;
  /** Takes a message back for everybody. */
  revoke(id: string, options?: SendOptions): Promise<string>;
  /** Reacts with an emoji; '' takes the reaction back. */
  react(to: ReceivedMessage, emoji: string, options?: SendOptions): Promise<string>;
  /** Sends an earlier message again under its id, sealed anew. */
  resend(id: string, options?: Pick<SendOptions, 'to'>): Promise<void>;
  /** The very same ciphertexts of an earlier message come once more. */
  redeliver(id: string): void;
  /** Posts a text to their status, which comes as a stanza of its own kind. */
  postStatus(text: string): Promise<string>;
  /** Is seen typing, or no longer. */
  typing(state?: 'composing' | 'paused'): void;
  /** Calls, and lets it ring; gives the call's id. */
  call(): string;
  /** Gives the account leave to write to them first (`privacy_token`). */
  trust(): void;
}

interface CorrespondenceParts {
  readonly world: World;
  readonly account: LinkedAccount;
  readonly endpoint: () => Endpoint;
  readonly me: Writer;
}

/** Makes the correspondence of one person with `account`, and with others where told so. */
export function createCorrespondence({ world, account, endpoint, me }: CorrespondenceParts): Correspondence {
  const mail = createMail({ world, endpoint });
  const devicesOf = (to: SendOptions['to']) => accountOf(world, to, account).linked;
  const send: Correspondence['send'] = async (message, options = {}) => {
    const { id = createMessageId(), at = world.now(), broken = false, withheld = null, to } = options;
    const attrs = envelopeAttrs(me, options);
    await mail.post({ id, message, attrs, tag: 'message', broken, withheld, at }, devicesOf(to));
    return id;
  };
  const addressFor = ({ addressing = me.addressing, to }: SendOptions = {}) => {
    const { number, lid } = accountOf(world, to, account);
    return addressing === 'lid' ? lidJid(lid) : pnJid(number);
  };
  return {
    mail,
    send,
    say: (text, options) => send({ conversation: text }, options),
    reply: (to, text, options) =>
      send({ extendedTextMessage: { text, contextInfo: quote(to, addressFor(options)) } }, options),
    edit: (id, text, options) => send(editOf(id, text, addressFor(options), world.now()), options),
    revoke: (id, options) => {
      const key = { remoteJid: addressFor(options), fromMe: true, id };
      return send({ protocolMessage: { type: proto.Message.ProtocolMessage.Type.REVOKE, key } }, options);
    },
    react: (to, text, options) => {
      const key = { remoteJid: addressFor(options), fromMe: false, id: to.id };
      return send({ reactionMessage: { key, text, senderTimestampMs: world.now() } }, options);
    },
    resend: (id, { to } = {}) => mail.resend(id, devicesOf(to)),
    redeliver: mail.redeliver,
    postStatus: async (text) => {
      const id = createMessageId();
      const attrs = { from: lidJid(me.lid), sender_pn: pnJid(me.number), notify: me.pushName };
      const message = { extendedTextMessage: { text } };
      await mail.post(
        { id, message, attrs, tag: 'status', broken: false, withheld: null, at: world.now() },
        devicesOf(undefined),
      );
      return id;
    },
    ...createSignals({ world, account, me }),
  };
}

/** What a person does besides messages. */
function createSignals({
  world,
  account,
  me,
}: Omit<CorrespondenceParts, 'endpoint'>): Pick<Correspondence, 'typing' | 'call' | 'trust'> {
  const from = me.addressing === 'lid' ? lidJid(me.lid) : pnJid(me.number);
  return {
    typing: (state = 'composing') => {
      world.network.send(node('chatstate', { from }, [node(state)]), account);
    },
    call: () => {
      const id = randomBytes(16).toString('hex').toUpperCase();
      const offer = node('offer', { 'call-id': id, 'call-creator': from, caller_pn: pnJid(me.number) });
      account.linked.forEach(({ mailbox }) => {
        mailbox.put(node('call', { from, id: createMessageId(), t: seconds(world) }, [offer]));
      });
      return id;
    },
    trust: () => {
      account.linked.forEach((device) => {
        const token = node(
          'token',
          { jid: device.jid, t: seconds(world), type: 'trusted_contact' },
          randomBytes(16),
        );
        const attrs = {
          from,
          id: createMessageId(),
          t: seconds(world),
          type: 'privacy_token',
          sender_lid: lidJid(me.lid),
        };
        device.mailbox.put(node('notification', attrs, [node('tokens', {}, [token])]));
      });
    },
  };
}

function accountOf(world: World, to: SendOptions['to'], account: LinkedAccount): LinkedAccount {
  const other = to === undefined ? account : world.accounts.get(to.number);
  if (other === undefined) {
    throw new Error('nobody has linked a device to this number');
  }
  return other;
}

function envelopeAttrs(me: Writer, { addressing = me.addressing, alt = me.alt }: SendOptions) {
  const isLid = addressing === 'lid';
  return {
    from: isLid ? lidJid(me.lid) : pnJid(me.number),
    notify: me.pushName,
    addressing_mode: addressing,
    sender_pn: alt && isLid ? pnJid(me.number) : undefined,
    sender_lid: alt && !isLid ? lidJid(me.lid) : undefined,
  };
}

function quote(to: ReceivedMessage, participant: string): proto.IContextInfo {
  return { stanzaId: to.id, participant, quotedMessage: to.message };
}

/** An edit as phones send it: wrapped, naming what it changes. */
function editOf(id: string, text: string, remoteJid: string, timestampMs: number): proto.IMessage {
  const protocolMessage = {
    key: { remoteJid, fromMe: true, id },
    type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
    editedMessage: { conversation: text },
    timestampMs,
  };
  return { editedMessage: { message: { protocolMessage } } };
}
