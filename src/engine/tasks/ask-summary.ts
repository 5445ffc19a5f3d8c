import { type Draft, nextId } from '../draft.ts';

/** A coordinator's word for how things stand; false from anybody else. */
export function askSummary(draft: Draft, word: string): boolean {
  if (draft.contact.role !== 'coordinator' || draft.world.command(word) !== 'summary') {
    return false;
  }
  draft.effects.push({ kind: 'summary', id: nextId(draft) });
  return true;
}
