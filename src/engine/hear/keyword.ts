import { change, type Draft } from '../draft.ts';
import { endSession } from '../ending.ts';
import { type Program } from '../program.ts';
import { beginFlow } from '../start/begin-flow.ts';
import { walk } from '../walk.ts';

/** The flow that a whole normalised message asks for, if this contact may start it. */
export function keywordFlow(
  { world, contact }: Draft,
  word: string,
): { readonly program: Program; readonly interrupts: boolean } | undefined {
  const found = word === '' ? undefined : world.keyword(word);
  return found && (found.program.for.length === 0 || found.program.for.includes(contact.role))
    ? found
    : undefined;
}

/** Starts the flow of a keyword; what was open ends as expired, answers kept. False when it is no keyword. */
export function startByKeyword(draft: Draft, word: string): boolean {
  const found = keywordFlow(draft, word);
  if (!found) {
    return false;
  }
  endSession(draft, 'expired');
  change(draft, { lastAnswer: null });
  if (beginFlow(draft, found.program.id, 'person')) {
    walk(draft);
  }
  return true;
}
