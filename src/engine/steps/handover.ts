import { type Draft, nextId } from '../draft.ts';
import { handOver } from '../other-events.ts';
import { renderText } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Opens a ticket; what the flow still says goes out, then the bot is silent until it is handed back. */
export function handOverConversation(draft: Draft, at: At<'handover'>): Outcome {
  const id = nextId(draft);
  draft.effects.push({
    kind: 'handover',
    id,
    topic: renderText(draft, at, at.step.topic),
    flow: at.program.id,
  });
  handOver(draft, id);
  return at.step.next;
}
