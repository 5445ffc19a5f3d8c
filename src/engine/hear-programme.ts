import { type Effect } from '../domain/effect.ts';
import { type Event } from '../domain/event.ts';
import { announce, callOff } from './announce/announce.ts';
import { type Draft, nextId } from './draft.ts';
import { holdStop } from './hear/end-everything.ts';
import { hearHousehold } from './household/hear-household.ts';
import { changeMoves, isMove, type MoveEvent } from './moves/change-moves.ts';
import { passNotice } from './pass-notice.ts';
import { changeReach } from './change-reach.ts';
import { changeTicket } from './tickets/change-ticket.ts';
import { handBack } from './tickets/hand-over.ts';
import { changePairs } from './pairs/change-pairs.ts';
import { changeTalk } from './relay/change-talk.ts';
import { takeCompanionWords } from './relay/take-companion-words.ts';
import { takeWords } from './relay/take-words.ts';
import { changeTask, takeTask } from './tasks/take-task.ts';

/** What comes from others in the programme and from networks: words, work, who walks beside whom, who is reached. */
export type ProgrammeEvent = Exclude<
  Event,
  { readonly kind: 'message' | 'due' | 'start' | 'answer' | 'handover' }
>;

/** Something that others in the programme did happens to this contact. */
export function hearProgramme(draft: Draft, event: ProgrammeEvent): void {
  if (isAround(event)) {
    hearAround(draft, event);
  } else if (isMove(event)) {
    changeMoves(draft, event);
  } else {
    hearOthers(draft, event);
  }
}

/** Words, work, and who walks beside whom. */
function hearOthers(draft: Draft, event: Exclude<ProgrammeEvent, Around | MoveEvent>): void {
  switch (event.kind) {
    case 'notice':
      passNotice(draft, event);
      return;
    case 'words':
      takeWords(draft, event);
      return;
    case 'companion_words':
      takeCompanionWords(draft, event);
      return;
    case 'talk':
      changeTalk(draft, event);
      return;
    case 'task':
      takeTask(draft, event.task);
      return;
    case 'task_change':
      changeTask(draft, event.task, event.change);
      return;
    case 'behind':
    case 'floor':
    case 'speak':
    case 'household':
      hearHousehold(draft, event);
      return;
    case 'pair':
    case 'unpaired':
    case 'given':
    case 'hand_over':
    case 'away':
    case 'give_back':
    case 'forget':
    case 'task_left':
    case 'words_left':
      changePairs(draft, event);
  }
}

type Around = Extract<
  ProgrammeEvent,
  { readonly kind: 'handback' | 'ticket_change' | 'reach' | 'note' | 'broadcast' | 'call_off' | 'stopped' }
>;

function isAround(event: ProgrammeEvent): event is Around {
  const kinds: readonly Event['kind'][] = [
    'handback',
    'ticket_change',
    'reach',
    'note',
    'broadcast',
    'call_off',
    'stopped',
  ];
  return kinds.includes(event.kind);
}

/** What staff and the network do around the talks of a contact. */
function hearAround(draft: Draft, event: Around): void {
  switch (event.kind) {
    case 'handback':
      handBack(draft, { state: 'closed', reason: 'handed_back' });
      return;
    case 'ticket_change':
      changeTicket(draft, event);
      return;
    case 'reach':
      changeReach(draft, event.address, event.reachable);
      return;
    case 'note':
      draft.effects.push(noteOf(event, nextId(draft)));
      return;
    case 'broadcast':
      announce(draft, event.announcement, event.local);
      return;
    case 'call_off':
      callOff(draft, event.cause);
      return;
    case 'stopped':
      holdStop(draft);
      return;
  }
}

function noteOf({ text, by, ticket }: Extract<Event, { readonly kind: 'note' }>, id: string): Effect {
  return { kind: 'note', id, text, by, ...(ticket === undefined ? {} : { ticket }) };
}
