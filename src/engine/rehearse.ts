import { type Instant, type Millis } from '../domain/time/clock.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { digest } from '../domain/text/digest.ts';
import { type Effect } from '../domain/effect.ts';
import { type Event } from '../domain/event.ts';
import { firstDue } from '../domain/time/first-due.ts';
import { type InboundMessage } from '../domain/message.ts';
import { advance } from './advance.ts';
import { noteSettled } from './settled.ts';
import { type World } from './world.ts';

/** What happened during one step of a rehearsal, in order. */
export interface Played {
  readonly effects: readonly Effect[];
}

/** A talk on a virtual clock without store, network or manners: each message counts as seen at once. */
export interface Rehearsal {
  contact(): Contact;
  now(): Instant;
  /** Starts a flow as if somebody had asked for it. */
  start(flow: string): Played;
  hear(said: Partial<Pick<InboundMessage, 'text' | 'media' | 'tap' | 'startCode'>>): Played;
  /** Moves the clock; all that falls due on the way is played at its moment. */
  pass(time: Millis): Played;
  /** Moves the clock to the timeout of the open question; nothing happens where none is open. */
  timeOut(): Played;
}

interface Stage {
  readonly worldAt: (now: Instant) => World;
  contact: Contact;
  now: Instant;
  count: number;
}

/** Begins a rehearsal with this contact at `now`. */
export function rehearse(begin: {
  readonly worldAt: (now: Instant) => World;
  readonly contact: Contact;
  readonly now: Instant;
}): Rehearsal {
  const stage: Stage = { ...begin, count: 0 };
  const next = (): string => `r${++stage.count}`;
  return {
    contact: () => stage.contact,
    now: () => stage.now,
    start: (flow) =>
      play(stage, { id: next(), at: stage.now, kind: 'start', flow, by: 'person', params: {} }),
    hear: (said) => {
      const message = messageOf(stage.contact, said);
      return play(stage, { id: next(), at: stage.now, kind: 'message', message });
    },
    pass: (time) => passTo(stage, stage.now + time),
    timeOut: () => {
      const due = stage.contact.followUps.find(({ kind }) => kind === 'timeout')?.due;
      return due === undefined ? { effects: [] } : passTo(stage, Math.max(due, stage.now));
    },
  };
}

function play(stage: Stage, event: Event): Played {
  const { contact, effects } = advance(stage.worldAt(stage.now), stage.contact, event);
  stage.contact = contact;
  for (const { id } of effects.filter((each) => each.kind === 'send')) {
    stage.contact = noteSettled(stage.contact, id, { at: stage.now, arrived: true });
  }
  const { waiting } = stage.contact.session ?? {};
  if (waiting?.kind !== 'call') {
    return { effects };
  }
  // Nothing outside is connected: the flow goes on by its failure branch, as it does in the product.
  const { call } = waiting;
  const id = `a${digest(call)}`;
  const next = play(stage, { id, at: stage.now, kind: 'answer', call, value: null, failed: true });
  return { effects: [...effects, ...next.effects] };
}

function passTo(stage: Stage, target: Instant): Played {
  const effects: Effect[] = [];
  const next = () => firstDue(stage.contact.followUps, target);
  for (let due = next(); due; due = next()) {
    stage.now = Math.max(stage.now, due.due);
    const event: Event = { id: `f${digest(due.id)}`, at: stage.now, kind: 'due', followUp: due };
    effects.push(...play(stage, event).effects);
  }
  stage.now = target;
  return { effects };
}

function messageOf(contact: Contact, said: Partial<InboundMessage>): InboundMessage {
  return {
    from: contact.addresses[0] ?? 'simulator:rehearsal',
    text: '',
    media: [],
    tap: null,
    startCode: null,
    edited: false,
    sentAt: null,
    ...said,
  };
}
