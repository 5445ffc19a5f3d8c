import { type Program } from '../../engine/program.ts';
import { type Action, type Named } from '../../engine/nodes/node-flow.ts';
import { toThreeLetters } from '../../engine/nodes/three-letters.ts';
import { type Workspace } from '../../engine/workspace.ts';

/**
 * A workspace with all that its flows name: fields, groups, labels and topics that no export declares, and the
 * languages that its texts are in, the usual one first.
 */
export function complete(workspace: Workspace, programs: readonly Program[], usual: string): Workspace {
  const actions = programs.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.verb === 'act' ? [step.action] : [])),
  );
  const languages = programs.flatMap(({ language, nodes }) => (nodes ? [language, ...nodes.languages] : []));
  return {
    ...workspace,
    environment: {
      ...workspace.environment,
      allowed_languages: [...new Set([toThreeLetters(usual), ...languages])],
    },
    fields: [...workspace.fields, ...absent(workspace.fields, actions.flatMap(fieldOf), ({ key }) => key)],
    groups: [...workspace.groups, ...absent(workspace.groups, actions.flatMap(groupsOf), ({ uuid }) => uuid)],
    labels: [...workspace.labels, ...absent(workspace.labels, actions.flatMap(labelsOf), ({ uuid }) => uuid)],
    topics: [...workspace.topics, ...absent(workspace.topics, actions.flatMap(topicOf), ({ uuid }) => uuid)],
  };
}

/** The things that are not known yet, each once. */
function absent<Thing>(known: readonly Thing[], named: readonly Thing[], idOf: (thing: Thing) => string) {
  const ids = new Set(known.map(idOf));
  return [...new Map(named.map((each) => [idOf(each), each] as const)).values()].filter(
    (each) => !ids.has(idOf(each)),
  );
}

function fieldOf(action: Action): Workspace['fields'] {
  return action.type === 'set_contact_field'
    ? [{ key: action.key, name: action.name, type: 'text' as const }]
    : [];
}

function groupsOf(action: Action): Workspace['groups'] {
  const named = 'groups' in action ? action.groups : 'to' in action ? action.to.groups : [];
  return fixed(named).map((group) => ({ ...group, query: null }));
}

function labelsOf(action: Action): Workspace['labels'] {
  return action.type === 'add_input_labels' ? fixed(action.labels) : [];
}

function topicOf(action: Action): Workspace['topics'] {
  return action.type === 'open_ticket' && action.topic ? [action.topic] : [];
}

function fixed(named: readonly Named[]): readonly { readonly uuid: string; readonly name: string }[] {
  return named.flatMap((each) => (each.kind === 'fixed' ? [{ uuid: each.uuid, name: each.name }] : []));
}
