import { type Effect } from '../../domain/effect.ts';
import { type Event } from '../../domain/event.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type Note } from '../../domain/note.ts';
import { describeContact } from './describe-contact.ts';
import { createRunBook } from './run-book.ts';
import { applyEvent, contactOf, messageOf, nextId, readMoment, type Stage } from './stage.ts';
import { type RecordedTalk } from './transcript-schema.ts';
import { createTalkWorlds } from './talk-worlds.ts';
import { createWebMocks } from './web-mocks.ts';
import { type ReadExport } from '../../flowfile/rapidpro/read-export.ts';

/** One stretch of a talk, from an input to the next wait. */
export interface Sprint {
  readonly events: readonly object[];
  readonly status: string;
}

/** What a replayed talk came to. */
export interface PlayedTalk {
  readonly sprints: readonly Sprint[];
  readonly final: object;
}

/** When a talk begins, and how long after the last input the next one comes (as the recordings were made). */
const usualStart = '2025-05-04T12:30:45.123456Z';
const between = 61_000;

/** Plays a recorded talk on the engine, by its inputs alone. */
export function playTalk(talk: RecordedTalk, read: ReadExport): PlayedTalk {
  const worldAt = createTalkWorlds(talk, read);
  const nameOf = (flow: string): string => read.programs.get(flow)?.title ?? flow;
  const book = createRunBook(nameOf);
  const stage: Stage = {
    worldAt,
    mocks: createWebMocks(talk),
    contact: contactOf(talk),
    count: 0,
  };
  let status = 'completed';
  let now = readMoment(usualStart);
  const sprints = talk.sprints.map((sprint, place): Sprint => {
    now = sprint.now === undefined ? now + (place > 0 ? between : 0) : readMoment(sprint.now);
    const event = place === 0 ? startOf(talk, stage, now) : eventOf(sprint.input, stage, now);
    const { notes, effects } = event ? applyEvent(stage, now, event) : { notes: [], effects: [] };
    status = stage.contact.session ? 'waiting' : endOf(effects, status);
    return { events: eventsOf(notes, book.take), status };
  });
  const runs = book.describe(stage.contact.session?.stack ?? []);
  const tickets = book.tickets();
  const contact = {
    ...describeContact(worldAt(now), stage.contact),
    ...(tickets.length > 0 ? { tickets } : {}),
  };
  return { sprints, final: blank({ status, runs, contact }) };
}

function startOf(talk: RecordedTalk, stage: Stage, now: number): Event {
  const { params, event } = talk.trigger;
  const message = event?.msg ? messageOf(event.msg) : undefined;
  if (message) {
    const lastHeardAt = event?.created_on === undefined ? now : readMoment(event.created_on);
    stage.contact = { ...stage.contact, lastHeardAt };
  }
  return {
    id: event?.uuid ?? nextId(stage),
    at: now,
    kind: 'start',
    flow: talk.flow.uuid,
    by: 'person',
    params: params ?? {},
    ...(message ? { message } : {}),
  };
}

/** The event of an input; undefined where nothing waits for it. */
function eventOf(
  input: RecordedTalk['sprints'][number]['input'],
  stage: Stage,
  now: number,
): Event | undefined {
  if (input && 'msg' in input) {
    return {
      id: nextId(stage),
      at: now,
      kind: 'message',
      message: messageOf(input.msg as Parameters<typeof messageOf>[0]),
    };
  }
  const kind = input && 'timeout' in input ? 'timeout' : 'expire';
  const planned = stage.contact.followUps.find((each) => each.kind === kind);
  return planned && dueNow(stage, planned, now);
}

/** A recording does not wait: what was planned for later is due at once. */
function dueNow(stage: Stage, planned: FollowUp, now: number): Event {
  const followUp = { ...planned, due: now };
  const others = stage.contact.followUps.filter(({ id }) => id !== planned.id);
  stage.contact = { ...stage.contact, followUps: [...others, followUp] };
  return { id: nextId(stage), at: now, kind: 'due', followUp };
}

function endOf(effects: readonly Effect[], before: string): string {
  const ends = effects.flatMap((each) =>
    each.kind === 'session' && each.status !== 'active' ? [each.status] : [],
  );
  const last = ends.at(-1);
  return last === undefined ? before : last === 'failed' ? 'failed' : 'completed';
}

function eventsOf(notes: readonly Note[], take: (note: Note) => object | undefined): readonly object[] {
  return notes.flatMap((note) => {
    const event = take(note);
    return event ? [blank(event)] : [];
  });
}

/** UUIDs that the engine made are not told: they are `<uuid>` in every recording. */
function blank(told: object): object {
  const made = /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/gu;
  return JSON.parse(JSON.stringify(told).replaceAll(made, '<uuid>')) as object;
}
