import { type Draft, nextId } from '../draft.ts';

const words = { coordinator: 'summary', volunteer: 'own_families', beneficiary: null } as const;

/** A coordinator's word for how things stand, a volunteer's for how their own families do; false from anybody else. */
export function askSummary(draft: Draft, word: string): boolean {
  const asked = draft.world.command(word);
  if (asked === undefined || asked !== words[draft.contact.role]) {
    return false;
  }
  draft.effects.push({ kind: 'summary', id: nextId(draft) });
  return true;
}
