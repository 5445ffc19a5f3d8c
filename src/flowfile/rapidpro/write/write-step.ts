import { type Step } from '../../../engine/program.ts';
import { type Exporting, type TheirAction, type TheirNode } from './exporting.ts';
import { plainNode, routerNode } from './write-node.ts';
import { writeAssignments } from './write-assignments.ts';
import { writeQuestion } from './write-question.ts';
import { writeSplit } from './write-split.ts';

type EnterStep = Extract<Step, { readonly verb: 'call' | 'start' }>;
type GroupStep = Extract<Step, { readonly verb: 'tag' | 'untag' }>;
type SayStep = Extract<Step, { readonly verb: 'say' }>;
type PauseStep = Extract<Step, { readonly verb: 'wait' }>;

/** The nodes of a step, the one with its id first; none for what only leads on, or cannot be said there. */
export function writeStep(exporting: Exporting, step: Step): readonly TheirNode[] {
  if (step.verb === 'ask') {
    return writeQuestion(exporting, step);
  }
  if (step.verb === 'if') {
    return [writeSplit(exporting, step)];
  }
  if (step.verb === 'wait') {
    return [pauseNode(exporting, step)];
  }
  if (step.verb === 'call') {
    return [callNode(exporting, step)];
  }
  const actions = writeActions(exporting, step);
  const to = step.verb === 'start' ? null : exporting.wayTo(step.next);
  return actions.length === 0 ? [] : [plainNode(exporting, step.key, { actions, to })];
}

function writeActions(exporting: Exporting, step: Step): readonly TheirAction[] {
  const uuid = actionId(exporting, step);
  if (step.verb === 'say') {
    return [sayAction(exporting, step)];
  }
  if (step.verb === 'set') {
    return writeAssignments(exporting, step);
  }
  if (step.verb === 'tag' || step.verb === 'untag') {
    const type = step.verb === 'tag' ? 'add_contact_groups' : 'remove_contact_groups';
    return [{ uuid, type, groups: groupsOf(exporting, step) }];
  }
  if (step.verb === 'start') {
    return [enterAction(exporting, step)];
  }
  if (step.verb === 'handover') {
    return [{ uuid, type: 'open_ticket', topic: null, body: exporting.write(step, step.topic.source) }];
  }
  if (step.verb !== 'goto' && step.verb !== 'end') {
    exporting.remark(step, `"${step.verb}" cannot be said there; the flow goes on without it`);
  }
  return [];
}

const actionId = ({ idOf }: Exporting, step: Step): string => idOf(`${step.key} action`);

function sayAction(exporting: Exporting, step: SayStep): TheirAction {
  const uuid = actionId(exporting, step);
  const [text = ''] = exporting.localise(step, { id: uuid, property: 'text' }, [step.say]);
  if (step.media !== null) {
    exporting.remark(step, `the file "${step.media}" must be uploaded there`);
  }
  return { uuid, type: 'send_msg', text };
}

function groupsOf(exporting: Exporting, step: GroupStep): readonly object[] {
  return step.groups.map((group) =>
    group.parts.every(({ kind }) => kind === 'text')
      ? exporting.groupOf(group.source)
      : { name_match: exporting.write(step, group) },
  );
}

function enterAction({ idOf, flowOf }: Exporting, step: EnterStep): TheirAction {
  const flow = flowOf(step.flow);
  return { uuid: idOf(`${step.key} action`), type: 'enter_flow', flow, terminal: step.verb === 'start' };
}

/** Another flow, and back, however it ended. */
function callNode(exporting: Exporting, step: EnterStep): TheirNode {
  const to = exporting.wayTo(step.next);
  const router = {
    operand: '@child.run.status',
    cases: [{ type: 'has_only_text', words: ['completed'], category: 'Complete' }],
    ways: [
      { name: 'Complete', to },
      { name: 'Expired', to },
    ],
  };
  return routerNode(exporting, step.key, { actions: [enterAction(exporting, step)], router });
}

/** A pause is a wait for a message whose silence leads on. */
function pauseNode(exporting: Exporting, step: PauseStep): TheirNode {
  exporting.remark(step, 'a pause starts anew there when somebody writes meanwhile');
  const router = {
    operand: '@input.text',
    cases: [],
    ways: [{ name: 'All Responses', to: exporting.idOf(step.key) }],
    wait: { timeout: { seconds: Math.round(step.for / 1000), to: exporting.wayTo(step.next) } },
  };
  return routerNode(exporting, step.key, { actions: [], router });
}
