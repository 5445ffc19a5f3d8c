import { type Draft } from '../../draft.ts';
import { evaluateText } from '../evaluate-at.ts';
import { type Named } from '../node-flow.ts';
import { noteError, noteMissing } from '../notes.ts';

/** The groups or labels that a flow names and that there are; the others are noted. */
export function findNamed<Thing extends { readonly uuid: string; readonly name: string }>(
  draft: Draft,
  named: readonly Named[],
  { things, what }: { readonly things: readonly Thing[]; readonly what: 'group' | 'label' },
): readonly Thing[] {
  return named.flatMap((each) => {
    if (each.kind === 'fixed') {
      const found = things.find(({ uuid }) => uuid === each.uuid);
      if (!found) {
        noteMissing(draft, what, each.uuid, `uuid=${each.uuid},name=${each.name}`);
      }
      return found ?? [];
    }
    const { text, sound } = evaluateText(draft, each.name);
    const found = things.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    if (sound && !found) {
      noteError(draft, `No such ${what} with name '${text}'`, {
        code: `${what}:missing`,
        extra: { name: text },
      });
    }
    return sound && found ? found : [];
  });
}
