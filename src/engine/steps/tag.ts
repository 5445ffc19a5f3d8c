import { change, type Draft } from '../draft.ts';
import { renderTemplateAt } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Puts the contact into groups, or takes it out. */
export function tag(draft: Draft, at: At<'tag' | 'untag'>): Outcome {
  const named = at.step.groups.map((group) => renderTemplateAt(draft, at, group).trim()).filter(Boolean);
  const others = draft.contact.groups.filter((group) => !named.includes(group));
  change(draft, {
    groups: at.step.verb === 'tag' ? [...new Set([...draft.contact.groups, ...named])] : others,
  });
  return at.step.next;
}
