import { type Draft, nextId } from '../draft.ts';
import { handOver } from '../tickets/hand-over.ts';
import { beginTicket } from '../tickets/ticket.ts';
import { renderText } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Opens a ticket; what the flow still says goes out, then the bot is silent until it is handed back. */
export function handOverConversation(draft: Draft, at: At<'handover'>): Outcome {
  const id = nextId(draft);
  const topic = renderText(draft, at, at.step.topic);
  const flow = at.program.id;
  draft.effects.push({ kind: 'handover', id, topic, flow });
  handOver(draft, id);
  beginTicket(draft, { id, topic, flow, assignee: null });
  return at.step.next;
}
