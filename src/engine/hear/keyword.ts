import { normalise } from '../../domain/text/normalise.ts';
import { change, type Draft } from '../draft.ts';
import { endSession } from '../ending.ts';
import { isFor, type Program } from '../program.ts';
import { beginFlow } from '../start/begin-flow.ts';
import { walk } from '../walk.ts';

/** The flow that a whole normalised message asks for, if this contact may start it. */
export function keywordFlow(
  { world, contact }: Draft,
  word: string,
): { readonly program: Program; readonly interrupts: boolean } | undefined {
  const found = word === '' ? undefined : world.keyword(word, contact.groups);
  return found && isFor(found.program, contact) ? found : undefined;
}

/** Starts the flow of a keyword; what was open ends as expired, answers kept. False when it is no keyword. */
export function startByKeyword(draft: Draft, word: string): boolean {
  const found = keywordFlow(draft, word);
  if (!found) {
    return false;
  }
  endSession(draft, 'expired');
  // Who asks again for the flow that is to come next has it now, and not once more after it.
  const queued = draft.contact.queued.filter(({ flow }) => flow !== found.program.id);
  change(draft, { lastAnswer: null, queued });
  begin(draft, found.program);
  return true;
}

/** Starts the flow for messages that nothing else takes. False when there is none for this contact. */
export function startByAnything(draft: Draft): boolean {
  const found = draft.contact.session ? undefined : draft.world.anything(draft.contact.groups);
  if (found) {
    begin(draft, found);
  }
  return found !== undefined;
}

function begin(draft: Draft, { id }: Program): void {
  if (beginFlow(draft, id, 'person')) {
    walk(draft);
  }
}

/** A deep link's code as the keyword it stands for: `cek-kabar` and `cek_kabar` are "cek kabar". */
export function codeWord(code: string): string {
  return normalise(code.replace(/[-_]+/g, ' '));
}
