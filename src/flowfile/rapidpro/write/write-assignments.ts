import { type Step } from '../../../engine/program.ts';
import { toThreeLetters } from '../../../engine/nodes/three-letters.ts';
import { type Exporting, type TheirAction } from './exporting.ts';

type SetStep = Extract<Step, { readonly verb: 'set' }>;

/** What concerns the task that a flow reports on, and its family. */
export const isOfOurTask = (path: string): boolean => /^(?:task|family)\./u.test(path);

/** What `set` writes, as actions; what a contact there has no place for becomes a field of it. */
export function writeAssignments(exporting: Exporting, step: SetStep): readonly TheirAction[] {
  return step.assignments.flatMap(({ path, value }): readonly TheirAction[] => {
    const text = exporting.write(step, value);
    const uuid = exporting.idOf(`${step.key} set ${path}`);
    if (isOfOurTask(path)) {
      exporting.remark(step, `"${path}" cannot be set there; the flow goes on without it`);
      return [];
    }
    return [actionOf(exporting, step, { path, text, uuid })];
  });
}

function actionOf(
  exporting: Exporting,
  step: SetStep,
  { path, text, uuid }: { readonly path: string; readonly text: string; readonly uuid: string },
): TheirAction {
  switch (path) {
    case 'name':
      return { uuid, type: 'set_contact_name', name: text };
    case 'language':
      return { uuid, type: 'set_contact_language', language: toThreeLetters(text) };
    case 'timezone':
      return { uuid, type: 'set_contact_timezone', timezone: text };
    default: {
      const key = path.replace(/^fields\./u, '');
      if (key === path) {
        exporting.remark(step, `"contact.${path}" is only a field there; nothing follows from it`);
      }
      return { uuid, type: 'set_contact_field', field: { key, name: nameOf(key) }, value: text };
    }
  }
}

/** The name of a field as people read it. */
export const nameOf = (key: string): string =>
  key
    .split('_')
    .map((word, place) => (place === 0 ? word.slice(0, 1).toUpperCase() + word.slice(1) : word))
    .join(' ');
