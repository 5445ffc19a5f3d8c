import { type Clock, type Instant } from '../domain/time/clock.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { type EffectOf } from '../domain/effect.ts';
import { type World } from '../engine/world.ts';
import { type Handler, type Settlement } from '../runner/path.ts';
import { type ProgrammeEffect } from '../runner/settle/whose-effect.ts';
import { type Store } from '../store/store.ts';
import { settleMove } from './moves/settle-move.ts';
import { settlePairs } from './pairs/settle-pairs.ts';
import { findRecipients, type FindWho } from './find-recipients.ts';
import { notify } from './relay/notify.ts';
import { settleWords } from './relay/settle-words.ts';
import { answerOwnFamilies } from './reports/answer-own-families.ts';
import { answerSummary } from './reports/answer-summary.ts';
import { type Silence } from './reports/standing.ts';
import { summarise } from './reports/summarise.ts';
import { findDoers } from './tasks/find-doers.ts';
import { openTask } from './tasks/open-task.ts';
import { settleTicket } from './tickets/settle-ticket.ts';
import { answerCall } from './webhooks/answer-call.ts';
import { type AskWeb } from './webhooks/create-ask-web.ts';

/** What settling needs. */
export interface HandlerParts {
  readonly store: Store;
  readonly clock: Clock;
  /** An audience query for whom urgent words reach. */
  readonly onDuty: string;
  /** After how long without a word a family counts as silent. */
  readonly silence: Silence;
  readonly phrase: World['phrase'];
  readonly languages: World['languages'];
  readonly askWeb: AskWeb;
  /** What coordinators announce in their chat; absent: nothing. */
  readonly announcing?: (effect: AnnouncingEffect, contact: Contact) => Promise<Settlement>;
}

type AnnouncingEffect = EffectOf<'announcing'>;

/** Settles the effects that the capabilities of the programme know. */
export function createHandler(parts: HandlerParts): Handler {
  const { store, clock } = parts;
  return (effect, contact) => {
    const now = clock.now();
    const who: FindWho = (recipient) => findRecipients(store, recipient, { contact, now });
    return settle(effect, contact, { ...parts, now, who });
  };
}

interface About extends HandlerParts {
  readonly now: Instant;
  readonly who: FindWho;
}

async function settle(effect: ProgrammeEffect, contact: Contact, about: About): Promise<Settlement> {
  const { now, who, store } = about;
  switch (effect.kind) {
    case 'task':
      return openTask(effect, contact, { doers: await findDoers(effect.for, who), tongue: about, now });
    case 'notify':
      return notify(effect, contact, { readers: await findDoers(effect.to, who), tongue: about, now });
    case 'told_of':
      return { rows: [], happen: [tellOf(effect, now)] };
    case 'handover':
    case 'ticket_closed':
    case 'ticket_state':
    case 'ticket_late':
      return settleTicket(effect, contact, about);
    case 'relay':
    case 'reply':
    case 'unanswered':
    case 'talk':
      return settleWords(effect, contact, about);
    case 'task_move':
    case 'paired':
    case 'returned':
    case 'let_go':
    case 'caseload':
      return settlePairs(effect, contact, { store, now });
    case 'find_family':
    case 'ask_claim':
      return settleMove(effect, contact, about);
    case 'summary':
      if (contact.role === 'volunteer') {
        return answerOwnFamilies(effect.id, contact, about);
      }
      return answerSummary(effect.id, contact, { ...about, summary: await summarise(store, about) });
    case 'announcing':
      return about.announcing?.(effect, contact) ?? { rows: [], happen: [] };
    case 'call':
      return answerCall(effect, contact, about);
  }
}

/** The family has what its companion told of it. */
function tellOf({ id, family, fields }: EffectOf<'told_of'>, at: Instant): Settlement['happen'][number] {
  return { contact: family, event: { id: `${id}.told`, at, kind: 'told_of', fields } };
}
