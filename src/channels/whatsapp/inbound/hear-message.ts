import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Incoming, type Media, type Quiet } from '../../../domain/message.ts';
import { type ChatTimers } from '../chat-timers.ts';
import { type Content } from './content.ts';
import { decodeContent } from './decode-content.ts';
import { decodePoll } from './decode-poll.ts';
import { decodeTimer } from './decode-timer.ts';
import { type Run } from './retry-lane.ts';
import { type MediaShelf } from './media-shelf.ts';
import { type PollShelf } from './poll-shelf.ts';
import { readVote } from './poll-vote.ts';
import { type MayTell } from './refusals.ts';
import { type Arrived, keysOf, networkIdIn, sentAtOf, jidsOf } from './arrived.ts';

/** What hearing a message needs. */
export interface HearParts {
  readonly now: () => Instant;
  /** Older than this when we come back, a message is kept and not answered: the moment is gone. */
  readonly lateAfter: Millis;
  /** Of somebody who sent what we cannot read. */
  readonly mayRefuse: MayTell;
  /** Of somebody who called. */
  readonly mayAnswerCall: MayTell;
  readonly shelf: Pick<MediaShelf, 'put'>;
  readonly timers: Pick<ChatTimers, 'note'>;
  readonly polls: PollShelf;
  /** Whether the message with this id of the network is one that we sent. */
  readonly isOurs: (id: string) => Promise<boolean>;
}

/** How a message is told to the ear, after what it says of its chat; undefined when there is nothing to tell. */
export function hearMessage(parts: HearParts, arrived: Arrived): Run | undefined {
  const run = hearContent(parts, arrived);
  const note = noteOf(parts, arrived);
  if (!note) {
    return run;
  }
  return async (given) => {
    await note();
    if (run) {
      await run(given);
    } else {
      given();
    }
  };
}

/** Keeps what later messages of the chat, or to it, need of this one. */
function noteOf(
  { timers, polls }: HearParts,
  { live, message, person }: Arrived,
): (() => Promise<void>) | undefined {
  const timer = decodeTimer(live.baileys, message.message);
  const poll = decodePoll(live.baileys, message.message);
  if (timer === undefined && !poll) {
    return undefined;
  }
  return async () => {
    if (timer !== undefined) {
      await timers.note(jidsOf(person), timer);
    }
    if (poll) {
      await polls.put([person.address, ...person.also], message.key.id ?? '', poll);
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
  // Decided once: a second try does not make it late.
  const late = isLate(parts, arrived);
  return async (given) => {
    const quiet = late ? 'late' : await quietOf(parts, arrived, content);
    await hearPerson(parts, arrived, { content, quiet, given });
  };
}

/** What may be seen once only is not given to us; its sender should know. */
function contentOf({ live: { baileys }, message }: Arrived): Content {
  const { CALL_MISSED_VOICE, CALL_MISSED_VIDEO } = baileys.WAMessageStubType;
  const { key, message: body, messageStubType: stub } = message;
  if (stub === CALL_MISSED_VOICE || stub === CALL_MISSED_VIDEO) {
    return { kind: 'call' };
  }
  return key.isViewOnce === true && !body ? { kind: 'unsupported' } : decodeContent(baileys, body);
}

function isLate(parts: HearParts, { message, offline }: Arrived): boolean {
  return offline && parts.now() - sentAtOf(message, parts.now()) > parts.lateAfter;
}

async function quietOf(parts: HearParts, arrived: Arrived, { kind }: Content): Promise<Quiet | null> {
  const { person, message } = arrived;
  const cause = keysOf(arrived, message.key.id).key;
  if (kind === 'unsupported') {
    return (await parts.mayRefuse(person, cause)) ? null : 'unsupported';
  }
  if (kind === 'call') {
    return (await parts.mayAnswerCall(person, cause)) ? 'call' : 'unsupported';
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
  const text = content.kind === 'vote' ? await readChoice(parts, arrived, content) : textOf(content);
  if (content.kind === 'vote' && text === '') {
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
      text,
      media,
      tap: null,
      startCode: null,
      edited: content.kind === 'edit',
      sentAt: sentAtOf(message, parts.now()),
      ...networkIdIn(content, message),
      ...(content.kind === 'said' && content.album ? { album: content.album } : {}),
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
    ago: parts.now() - sentAtOf(message, parts.now()),
  });
  given();
  await taken;
}

async function hearRevoke(arrived: Arrived, of: string, given: () => void): Promise<void> {
  const taken = arrived.live.ear.takenBack({ ...keysOf(arrived, of), from: arrived.person.address });
  given();
  await taken;
}

/** A vote says what stands on the option that it chose; one that was taken back says nothing. */
async function readChoice(
  { polls }: HearParts,
  { live, person }: Arrived,
  { poll: id, vote }: Extract<Content, { readonly kind: 'vote' }>,
): Promise<string> {
  const poll = await polls.find([person.address, ...person.also], id);
  return poll ? readVote(live, poll, { poll: id, vote, person: jidsOf(person) }) : '';
}

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
  if (content.kind === 'call') {
    return '📞';
  }
  return content.kind === 'said' || content.kind === 'edit' ? content.text : '';
}
