import { type Program } from '../../engine/program.ts';
import { type Workspace } from '../../engine/workspace.ts';
import { type Remark } from './reading.ts';

/** What flows name and an export does not hold: other flows, fields and groups that are declared for them. */
export function findMissing(
  programs: readonly Program[],
  declared: Workspace,
  completed: Workspace,
): readonly Remark[] {
  const ids = new Set(programs.map(({ id }) => id));
  const flows = programs.flatMap(({ title, steps }): readonly Remark[] =>
    steps.flatMap((step) =>
      step.verb === 'enter' && !ids.has(step.flow)
        ? [
            {
              kind: 'missing',
              flow: title,
              where: `node ${step.line} (${step.key})`,
              text: `the flow "${step.name}" is not in the export; entering it fails`,
            },
          ]
        : [],
    ),
  );
  return [
    ...flows,
    ...added(
      'field',
      declared.fields.length,
      completed.fields.map(({ key }) => key),
    ),
    ...added(
      'group',
      declared.groups.length,
      completed.groups.map(({ name }) => name),
    ),
    ...added(
      'label',
      declared.labels.length,
      completed.labels.map(({ name }) => name),
    ),
  ];
}

/** Completed lists hold the declared things first. */
function added(what: string, declared: number, names: readonly string[]): readonly Remark[] {
  return names.slice(declared).map((name) => ({
    kind: 'repaired',
    flow: '',
    where: what,
    text: `the ${what} "${name}" was used but not declared; it is declared now`,
  }));
}
