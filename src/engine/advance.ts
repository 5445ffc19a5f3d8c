import { type Contact } from '../domain/contact.ts';
import { type Event } from '../domain/event.ts';
import { type Turn } from '../domain/turn.ts';
import { closeTurn } from './close-turn.ts';
import { type Draft } from './draft.ts';
import { becomeDue } from './due/become-due.ts';
import { hearMessage } from './hear/hear-message.ts';
import { openTurn } from './open-turn.ts';
import { takeOver } from './other-events.ts';
import { type Start, startUnasked } from './start/start-unasked.ts';
import { takeOutsideAnswer } from './hear/take-outside-answer.ts';
import { hearProgramme } from './hear-programme.ts';
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
    case 'behind':
    case 'floor':
    case 'speak':
    case 'household':
    case 'handback':
    case 'reach':
    case 'note':
    case 'notice':
    case 'broadcast':
    case 'call_off':
    case 'words':
    case 'companion_words':
    case 'task':
    case 'task_change':
    case 'pair':
    case 'unpaired':
    case 'away':
    case 'give_back':
    case 'forget':
      hearProgramme(draft, event);
  }
}

function startOf({
  flow,
  by,
  params,
  manner,
}: Extract<Event, { readonly kind: 'start' }>): Omit<Start, 'since'> {
  return { flow, by, params, ...(manner ? { manner } : {}) };
}
