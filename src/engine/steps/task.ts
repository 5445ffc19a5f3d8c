import { type Draft, nextId } from '../draft.ts';
import { renderText } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Opens a task for somebody, about this contact; it has the flow's title where nothing is left of its own. */
export function openTask(draft: Draft, at: At<'task'>): Outcome {
  const { step, program } = at;
  const title = renderText(draft, at, step.title);
  draft.effects.push({
    kind: 'task',
    id: nextId(draft),
    for: step.for,
    title: title.trim() === '' ? program.title : title,
    why: step.why ? renderText(draft, at, step.why) : '',
    due: step.due === null ? null : draft.world.now + step.due,
    flow: program.id,
    sort: `${program.id}#${step.key}`,
  });
  return step.next;
}
