import { type Contact } from '../domain/contact/contact.ts';
import { type Event } from '../domain/event.ts';
import { type Turn } from '../domain/turn.ts';
import { closeTurn } from './close-turn.ts';
import { type Draft } from './draft.ts';
import { becomeDue } from './due/become-due.ts';
import { hearMessage } from './hear/hear-message.ts';
import { openTurn } from './open-turn.ts';
import { takeOver } from './tickets/hand-over.ts';
import { type Start, startUnasked } from './start/start-unasked.ts';
import { takeOutsideAnswer } from './hear/take-outside-answer.ts';
import { hearProgramme, type ProgrammeEvent } from './hear-programme.ts';
import { type World } from './world.ts';

/**
 * One event applied to one contact: what becomes of the contact, and what is to be done, as data. Pure: the
 * same arguments give the same turn, on every machine and however often.
 */
export function advance(world: World, contact: Contact, event: Event): Turn {
  const draft = openTurn(world, contact, event);
  apply(draft, event);
  return closeTurn(draft);
}

function apply(draft: Draft, event: Event): void {
  if (!isOwn(event)) {
    hearProgramme(draft, event);
    return;
  }
  switch (event.kind) {
    case 'message':
      hearMessage(draft, event.message);
      return;
    case 'due':
      becomeDue(draft, event.followUp);
      return;
    case 'start':
      startUnasked(draft, { ...startOf(event), since: event.at });
      return;
    case 'answer':
      takeOutsideAnswer(draft, event);
      return;
    case 'handover':
      takeOver(draft, event);
      return;
  }
}

type Own = Exclude<Event, ProgrammeEvent>;

const own: readonly Event['kind'][] = ['message', 'due', 'start', 'answer', 'handover'];

/** What the person does, or what was planned for them, and not what others of the programme do. */
function isOwn(event: Event): event is Own {
  return own.includes(event.kind);
}

function startOf({
  flow,
  by,
  params,
  manner,
}: Extract<Event, { readonly kind: 'start' }>): Omit<Start, 'since'> {
  return { flow, by, params, ...(manner ? { manner } : {}) };
}
