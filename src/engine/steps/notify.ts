import { type Draft, nextId } from '../draft.ts';
import { renderText } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Writes to somebody else in the programme; nothing where an expression left no words. */
export function notify(draft: Draft, at: At<'notify'>): Outcome {
  const { step, program } = at;
  const text = renderText(draft, at, step.say);
  if (text.trim() !== '') {
    draft.effects.push({
      kind: 'notify',
      id: nextId(draft),
      to: step.to,
      text,
      flow: program.id,
      step: step.key,
    });
  }
  return step.next;
}
