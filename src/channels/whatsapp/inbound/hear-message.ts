import { type WAMessage } from '@whiskeysockets/baileys';
import { type Instant, type Millis } from '../../../domain/clock.ts';
import { type Incoming, type Media, type Quiet, type Tap } from '../../../domain/message.ts';
import { type ChatTimers } from '../chat-timers.ts';
import { type LiveSocket } from '../live-socket.ts';
import { jidOf } from '../whatsapp-address.ts';
import { type Content } from './content.ts';
import { decodeContent } from './decode-content.ts';
import { decodeTimer } from './decode-timer.ts';
import { type Run } from './errand-lane.ts';
import { type MediaShelf } from './media-shelf.ts';
import { type Person } from './person.ts';
import { readVote, type SentPoll } from './poll-vote.ts';

/** What hearing a message needs. */
export interface HearParts {
  readonly now: () => Instant;
  /** Older than this when we come back, a message is kept and not answered: the moment is gone. */
  readonly lateAfter: Millis;
  /** Whether somebody who sent what we cannot read may be told so, for they were not told lately. */
  readonly mayRefuse: (person: Person) => boolean;
  readonly shelf: Pick<MediaShelf, 'put'>;
  readonly timers: Pick<ChatTimers, 'note'>;
  /** The poll that we sent under this id of the network; undefined when it is not ours or no longer kept. */
  readonly findPoll: (id: string) => Promise<SentPoll | undefined>;
  /** Whether the message with this id of the network is one that we sent. */
  readonly isOurs: (id: string) => Promise<boolean>;
}

/** A message of a private chat, with who it is from or to. */
export interface Arrived {
  readonly live: LiveSocket;
  readonly message: WAMessage;
  readonly person: Person;
  /** True when it was sent while we were away. */
  readonly offline: boolean;
}

/** How a message is told to the ear, after what it says of its chat; undefined when there is nothing to tell. */
export function hearMessage(parts: HearParts, arrived: Arrived): Run | undefined {
  const { live, message, person } = arrived;
  const run = hearContent(parts, arrived);
  const timer = decodeTimer(live.baileys, message.message);
  if (timer === undefined) {
    return run;
  }
  const chats = [person.address, ...person.also].flatMap((each) => jidOf(each)?.jid ?? []);
  return async (given) => {
    await parts.timers.note(chats, timer);
    if (run) {
      await run(given);
    } else {
      given();
    }
  };
}

function hearContent(parts: HearParts, arrived: Arrived): Run | undefined {
  const content = contentOf(arrived);
  if (content.kind === 'nothing') {
    return undefined;
  }
  if (arrived.message.key.fromMe) {
    return content.kind === 'said' || content.kind === 'unsupported'
      ? (given) => hearHuman(parts, arrived, { content, given })
      : undefined;
  }
  if (content.kind === 'revoke') {
    return (given) => hearRevoke(arrived, content.of, given);
  }
  // Decided once: a second try must not find that they were told.
  const quiet = quietOf(parts, arrived, content);
  return (given) => hearPerson(parts, arrived, { content, quiet, given });
}

/** What may be seen once only is not given to us; its sender should know. */
function contentOf({ live, message }: Arrived): Content {
  return message.key.isViewOnce === true && !message.message
    ? { kind: 'unsupported' }
    : decodeContent(live.baileys, message.message);
}

function quietOf(parts: HearParts, { message, offline, person }: Arrived, { kind }: Content): Quiet | null {
  if (offline && parts.now() - sentAtOf(message) > parts.lateAfter) {
    return 'late';
  }
  if (kind === 'unsupported') {
    return parts.mayRefuse(person) ? null : 'unsupported';
  }
  return kind === 'reaction' ? 'reaction' : null;
}

interface Told {
  readonly content: Content;
  readonly given: () => void;
}

async function hearPerson(
  parts: HearParts,
  arrived: Arrived,
  { content, quiet, given }: Told & { readonly quiet: Quiet | null },
): Promise<void> {
  const tap = content.kind === 'vote' ? await readTap(parts, arrived, content) : null;
  if (content.kind === 'vote' && tap === null) {
    return;
  }
  const { message, person } = arrived;
  const media = await shelve(parts, arrived, content);
  const incoming: Incoming = {
    ...keysOf(arrived, message.key.id),
    name: message.pushName ?? null,
    also: person.also,
    ...(content.kind === 'edit' ? { replaces: keysOf(arrived, content.of).key } : {}),
    ...(content.kind === 'reaction' ? { reactsTo: content.on } : {}),
    message: {
      from: person.address,
      text: textOf(content),
      media,
      tap,
      startCode: null,
      edited: content.kind === 'edit',
      sentAt: sentAtOf(message),
      ...networkIdOf(content, message),
      ...(quiet === null ? {} : { quiet }),
    },
  };
  const taken = arrived.live.ear.message(incoming);
  given();
  await taken;
}

/** Somebody of the programme typed on the phone. */
async function hearHuman(parts: HearParts, arrived: Arrived, { content, given }: Told): Promise<void> {
  const { message, person } = arrived;
  if (await parts.isOurs(message.key.id ?? '')) {
    return;
  }
  const media = await shelve(parts, arrived, content);
  const taken = arrived.live.ear.byHand({
    key: `${keysOf(arrived, message.key.id).key}:by hand`,
    to: person.address,
    also: person.also,
    text: textOf(content),
    media,
    ago: Math.max(0, parts.now() - sentAtOf(message)),
  });
  given();
  await taken;
}

async function hearRevoke(arrived: Arrived, of: string, given: () => void): Promise<void> {
  const taken = arrived.live.ear.takenBack({ ...keysOf(arrived, of), from: arrived.person.address });
  given();
  await taken;
}

/** A vote answers what its poll asked, like a button; one that was taken back answers nothing. */
async function readTap(
  { findPoll }: HearParts,
  { live, person }: Arrived,
  { poll, vote }: Extract<Content, { readonly kind: 'vote' }>,
): Promise<Tap | null> {
  const sent = await findPoll(poll);
  const voters = [person.address, ...person.also].flatMap((each) => jidOf(each)?.jid ?? []);
  const choice = sent ? readVote(live, sent, { poll, vote, voters }) : null;
  return sent && choice !== null ? { question: sent.question ?? ofNoQuestion, choice } : null;
}

/** A poll whose question is not known any more chooses something of no question that is open. */
const ofNoQuestion = '#';

async function shelve(parts: HearParts, arrived: Arrived, content: Content): Promise<readonly Media[]> {
  if (content.kind !== 'said' && content.kind !== 'edit') {
    return [];
  }
  const { live, message } = arrived;
  return Promise.all(
    content.found.map(async (each) =>
      'bytes' in each ? { ...each, ref: await parts.shelf.put(live, message) } : each,
    ),
  );
}

function textOf(content: Content): string {
  if (content.kind === 'reaction') {
    return content.emoji;
  }
  return content.kind === 'said' || content.kind === 'edit' ? content.text : '';
}

/**
 * One message has one key, whichever of the person's names it came under: that of the opaque id where it is known.
 * Ids are the sender's own and repeat across chats.
 */
function keysOf(
  { person }: Arrived,
  id: string | null | undefined,
): { readonly key: string; readonly formerKeys: readonly string[] } {
  const [key = '', ...formerKeys] = [person.address, ...person.also]
    .sort()
    .map((each) => `${each}/${id ?? ''}`);
  return { key, formerKeys };
}

/** Reactions go on the message as it first came. */
function networkIdOf(content: Content, { key }: WAMessage): { readonly networkId?: string } {
  const id = content.kind === 'edit' ? content.of : (key.id ?? '');
  return id === '' ? {} : { networkId: id };
}

/** The network's clock, in milliseconds. */
function sentAtOf({ messageTimestamp }: WAMessage): Instant {
  return Number(messageTimestamp ?? 0) * 1000;
}
