import { broadcastOf } from '../domain/broadcast.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { withFrame, withSession } from '../domain/copy-session.ts';
import { type Cause } from '../domain/delivery.ts';
import { type Effect, type SendEffect } from '../domain/effect.ts';
import { type Event } from '../domain/event.ts';
import { type IncidentKind } from '../domain/incident-kind.ts';
import { type Note } from '../domain/note.ts';
import { type Frame, type Session } from '../domain/session.ts';
import { addressForm } from './address-name.ts';
import { type Environment } from './expressions/scope.ts';
import { greetByName } from './greet-by-name.ts';
import { type World } from './world.ts';

/** A turn while it is being made. Only the engine sees it; what comes out is a plain `Turn`. */
export interface Draft {
  readonly world: World;
  readonly event: Event;
  readonly effects: Effect[];
  /** Sends that the loop guard does not count: answers to invalid input. */
  readonly exempt: Set<string>;
  /** What node flows did so far, for whoever watches. */
  readonly notes: Note[];
  /** Nodes entered so far in this turn and in those before that waited for an answer from outside. */
  nodes: number;
  /** The draft's own copy, changed in place; what its properties hold is shared and never changed. */
  readonly contact: Contact;
  /** Whether what is sent was caused by the person's own message. */
  solicited: boolean;
  /** Steps run so far in this turn. */
  steps: number;
  /** The next place in the turn, for derived ids. */
  place: number;
  /** What brings the turn to this contact; the first message that it sends bears it. */
  cause: Cause | null;
  /** The first message of the flow that a broadcast begins in this turn; what the flow says besides goes behind it. */
  behind: string | null;
  /** How people here write things, as the templates of node flows read it last; kept until the contact differs. */
  writing: Writing | null;
  /** What was written to the question that was given up in this turn, as nothing of it was understood. */
  unclear: readonly string[];
  readonly chance: () => number;
}

/** An environment, and of the contact what it was read from. */
export interface Writing {
  readonly language: string;
  readonly timezone: string;
  readonly environment: Environment;
}

/** A name derived from the event and the place in the turn. */
export function nextId(draft: Draft): string {
  return `${draft.event.id}.${draft.place++}`;
}

/** Changes some properties of the contact. */
export function change(draft: Draft, properties: Partial<Contact>): void {
  Object.assign(draft.contact, properties);
}

/** The open session; throws where the engine has lost its way. */
export function getSession(draft: Draft): Session {
  if (!draft.contact.session) {
    throw new Error('no session is open');
  }
  return draft.contact.session;
}

/** The flow on top of the stack. */
export function topFrame(session: Session): Frame {
  const frame = session.stack.at(-1);
  if (!frame) {
    throw new Error('a session has no flow on its stack');
  }
  return frame;
}

/** Changes some properties of the open session. */
export function changeSession(draft: Draft, properties: Partial<Session>): void {
  change(draft, { session: withSession(getSession(draft), properties) });
}

/** Changes some properties of the flow on top of the stack. */
export function changeFrame(draft: Draft, properties: Partial<Frame>): void {
  const { stack } = getSession(draft);
  const frame = withFrame(topFrame(getSession(draft)), properties);
  changeSession(draft, { stack: stack.length === 1 ? [frame] : [...stack.slice(0, -1), frame] });
}

/** What a message may say beside its text. */
export type SendOptions = Partial<
  Pick<
    SendEffect,
    | 'choices'
    | 'question'
    | 'media'
    | 'flow'
    | 'step'
    | 'reminder'
    | 'urgent'
    | 'reaction'
    | 'about'
    | 'origin'
  >
>;

/** Sends a text to the contact; returns the message's id. Of a long text the tail stays whole. */
export function send(draft: Draft, text: string, options: SendOptions = {}, tail = ''): string {
  const id = nextId(draft);
  const words = named(draft, text, options.question ?? null);
  const effect: SendEffect = {
    kind: 'send',
    id,
    text: cut(words, draft.world.limits.textLength - tail.length) + tail,
    choices: [],
    question: null,
    media: [],
    urgent: false,
    reminder: false,
    flow: null,
    step: null,
    solicited: draft.solicited,
  };
  const { cause, behind } = draft;
  draft.effects.push(Object.assign(effect, options, cause && { cause }, behind !== null && { behind }));
  draft.behind = cause && broadcastOf(cause.name) !== null ? id : behind;
  draft.cause = null;
  return id;
}

/**
 * On a phone that others share it is said for whom a question is, and whatever else nobody asked for. Where the first
 * line greets them by name the whole name stands there instead: `Selamat pagi, Ibu Siti Aminah.`
 */
function named({ contact, world, solicited }: Draft, text: string, question: string | null): string {
  const isClear = !contact.shared?.length || (question === null && solicited);
  if (isClear || text.trim() === '') {
    return text;
  }
  const form = addressForm(contact, world);
  return (
    greetByName(text, form) ??
    world.phrase(contact.language, 'for_whom', { name: contact.name, who: form.full, text })
  );
}

/** Never through the middle of a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** Raises an incident; equal keys count as one. */
export function raise(
  draft: Draft,
  what: IncidentKind,
  about: { readonly flow?: string; readonly step?: string; readonly detail: string; readonly key: string },
): void {
  const { flow = null, step = null, detail, key } = about;
  draft.effects.push({
    kind: 'incident',
    id: nextId(draft),
    what,
    key: `${what}:${key}`,
    flow,
    step,
    detail,
  });
}
