import { fromThreeLetters } from '../../../engine/nodes/three-letters.ts';
import { type DefinitionAction, type DefinitionNode, type DefinitionRouter } from '../definition-schema.ts';
import { answerId, type OurStep, ourQuestion } from './our-question.ts';
import { ourSplit } from './our-split.ts';
import { ourMessage } from './our-message.ts';
import { ourTemplate, plainText } from './our-template.ts';
import { wayOf, whereIs, type Writing } from './writing.ts';

/** The steps that a node is in our language, the first one with the node's id. */
export function ourNode(writing: Writing, node: DefinitionNode): readonly OurStep[] {
  const asks = writing.joined.get(node.uuid) ?? node;
  const id = writing.idOf(node.uuid);
  const { router } = asks;
  const steps = router?.wait ? askingSteps(writing, { node, asks, router, id }) : plainSteps(writing, node);
  const [first, ...more] = steps;
  return first ? [{ id, ...first }, ...more] : [];
}

function plainSteps(writing: Writing, node: DefinitionNode): readonly OurStep[] {
  const last = node.router
    ? ourSplit(writing, node, node.router)
    : { goto: wayOf(writing, node, node.exits[0]?.uuid) };
  return [...(node.actions ?? []).flatMap((each) => ourAction(writing, node, each)), last];
}

interface Asks {
  readonly node: DefinitionNode;
  /** The node that waits; the same one, or what was joined to it. */
  readonly asks: DefinitionNode;
  readonly router: DefinitionRouter;
  readonly id: string;
}

function askingSteps(writing: Writing, { node, asks, router, id }: Asks): readonly OurStep[] {
  const actions = node.actions ?? [];
  const said = actions.at(-1);
  if (said?.type !== 'send_msg') {
    writing.refuse(whereIs(writing, asks), 'an answer is waited for that no message right before asks for');
    return [];
  }
  const from = actions.length === 1 ? id : '';
  const question = ourQuestion(writing, said, { node: asks, router, from });
  return [
    ...actions.slice(0, -1).flatMap((each) => ourAction(writing, node, each)),
    { id: answerId(asks), ...question },
  ];
}

interface Acting {
  readonly writing: Writing;
  readonly where: string;
  readonly isLast: boolean;
  readonly write: (text: string | null | undefined) => string;
}

const verbs: { readonly [type: string]: (acting: Acting, action: DefinitionAction) => OurStep } = {
  send_msg: ({ writing, where }, action) => {
    if ((action.quick_replies ?? []).length > 0) {
      writing.refuse(where, 'a message with buttons that no answer is waited for');
    }
    return { say: ourMessage(writing, where, action) };
  },
  set_contact_field: ({ write }, { field, value }) => ({
    set: { [`contact.fields.${field?.key ?? ''}`]: write(value) },
  }),
  set_contact_name: ({ write }, { name }) => ({ set: { 'contact.name': write(name) } }),
  set_contact_language: (acting, { language }) => ({
    set: { 'contact.language': fromThreeLetters(fixed(acting, language, 'the language')) },
  }),
  set_contact_timezone: (acting, { timezone }) => ({
    set: { 'contact.timezone': fixed(acting, timezone, 'the time zone') },
  }),
  add_contact_groups: (_, action) => ({ tag: groupsOf(action) }),
  remove_contact_groups: ({ writing, where }, action) => {
    if (action.all_groups) {
      writing.refuse(where, 'somebody is taken out of all groups');
    }
    return { untag: groupsOf(action) };
  },
  enter_flow: ({ writing, where, isLast }, { flow, terminal }) => {
    const found = writing.findFlow(flow?.uuid ?? '');
    if (found === undefined || !isLast) {
      writing.refuse(where, `the flow "${flow?.name ?? ''}" cannot be entered: it is not written here`);
    }
    return { [terminal ? 'start' : 'call']: found ?? '' };
  },
};

/** A text without expressions; our checks cannot look into others. */
function fixed({ writing, where }: Acting, text: string | null | undefined, what: string): string {
  if (!text || text.includes('@')) {
    writing.refuse(where, `${what} is set to what is only known when it runs`);
  }
  return text ?? '';
}

const groupsOf = ({ groups }: DefinitionAction): readonly string[] =>
  (groups ?? []).map(({ name = '' }) => plainText(name));

function ourAction(writing: Writing, node: DefinitionNode, action: DefinitionAction): readonly OurStep[] {
  const where = whereIs(writing, node);
  const verb = Object.hasOwn(verbs, action.type) ? verbs[action.type] : undefined;
  if (!verb) {
    writing.refuse(where, `${action.type} has no verb in our language`);
    return [];
  }
  const write: Acting['write'] = (text) => ourTemplate(writing, where, text ?? '');
  return [verb({ writing, where, isLast: node.actions?.at(-1) === action, write }, action)];
}
