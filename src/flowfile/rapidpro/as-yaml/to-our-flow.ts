import { stringify } from 'yaml';
import { fromThreeLetters } from '../../../engine/nodes/three-letters.ts';
import { type Trigger } from '../../../engine/program.ts';
import { type Definition, type DefinitionNode } from '../definition-schema.ts';
import { migrate } from '../migrate.ts';
import { type Remark } from '../reading.ts';
import { ourNode } from './our-node.ts';
import { answerId } from './our-question.ts';
import { type Kept, type Writing } from './writing.ts';

/** For each language what a text is in it. */
export interface Translated {
  readonly [language: string]: { readonly [text: string]: string };
}

/** A flow in our language; null where it cannot be written, and the remarks say why. */
export interface OurFlow {
  readonly text: string | null;
  /** What its texts are in other languages, by the language's two letters. */
  readonly translations: Translated;
  readonly remarks: readonly Remark[];
}

/** Writes a flow of nodes in our language where its shape allows: then it says the same, else nothing is written. */
export function toOurFlow(
  source: Definition,
  about: {
    readonly triggers: readonly Trigger[];
    /** The id of a flow that is written in our language too. */
    readonly findFlow: (uuid: string) => string | undefined;
  },
): OurFlow {
  const definition = migrate(source);
  const remarks: Remark[] = [];
  const refuse = (where: string, text: string): void => {
    remarks.push({ kind: 'unsupported', flow: definition.name, where, text });
  };
  const joined = joinedQuestions(definition);
  const inner = new Set([...joined.values()].map(({ uuid }) => uuid));
  const questions = definition.nodes.filter(({ router }) => router?.wait);
  const nodes = definition.nodes.filter(({ uuid }) => !inner.has(uuid));
  const ids = idsOf(nodes, joined);
  const idOf = (uuid: string): string => ids.get(uuid) ?? 'end';
  const kept = new Map(questions.map((node) => [answerId(node), keptBy(definition, node, joined)] as const));
  const { translations, translate } = noteTranslations(fromThreeLetters(definition.language));
  const writing = { definition, refuse, findFlow: about.findFlow, joined, kept, idOf, translate };
  checkWhole(writing, questions);
  const steps = nodes.flatMap((node) => ourNode(writing, node));
  if (remarks.length > 0) {
    return { text: null, translations: {}, remarks };
  }
  const flow = {
    title: definition.name,
    language: fromThreeLetters(definition.language),
    triggers: about.triggers.flatMap(ourTrigger),
    // A flow without nodes ends as soon as it is entered.
    steps: steps.length > 0 ? steps : [{ goto: 'end' }],
  };
  return {
    text: stringify(flow, { lineWidth: 0 }),
    translations,
    remarks: notes(definition, about.triggers),
  };
}

/** Gathers what texts are in other languages than the flow's own. */
function noteTranslations(own: string): Pick<Writing, 'translate'> & { readonly translations: Translated } {
  const translations: Record<string, Record<string, string>> = {};
  const translate: Writing['translate'] = (language, text, translation) => {
    if (text !== '' && language !== own) {
      (translations[language] ??= {})[text] = translation;
    }
  };
  return { translations, translate };
}

/** A node that only waits, where the one node before it ends with a message: the two are one question. */
function joinedQuestions({ nodes }: Definition): ReadonlyMap<string, DefinitionNode> {
  const joined = new Map<string, DefinitionNode>();
  for (const node of nodes.filter(({ router, actions }) => router?.wait && (actions ?? []).length === 0)) {
    const before = nodes.filter(
      (each) => each !== node && each.exits.some(({ destination_uuid: to }) => to === node.uuid),
    );
    const [only] = before;
    if (before.length === 1 && only && !only.router && only.actions?.at(-1)?.type === 'send_msg') {
      joined.set(only.uuid, node);
    }
  }
  return joined;
}

/** A node that is nothing but a question has the question's id. */
function idsOf(
  nodes: readonly DefinitionNode[],
  joined: ReadonlyMap<string, DefinitionNode>,
): ReadonlyMap<string, string> {
  return new Map(
    nodes.map((node, place) => {
      const asks = joined.get(node.uuid) ?? node;
      const isLone = asks.router?.wait && node.actions?.length === 1;
      return [node.uuid, isLone ? answerId(asks) : `node_${place + 1}`] as const;
    }),
  );
}

function keptBy({ nodes }: Definition, node: DefinitionNode, joined: Writing['joined']): Kept {
  const says = nodes.find(({ uuid }) => joined.get(uuid) === node) ?? node;
  return (says.actions?.at(-1)?.quick_replies ?? []).length > 0 ? 'choice' : 'plain';
}

function checkWhole({ definition, refuse }: Writing, questions: readonly DefinitionNode[]): void {
  if (definition.type !== 'messaging' && definition.type !== 'messaging_background') {
    refuse('', `a flow of the type ${definition.type}`);
  }
  const ids = questions.map(answerId);
  const doubtful = ids.find((id, place) => ids.indexOf(id) !== place || !/^[a-z][a-z0-9_]*$/u.test(id));
  if (doubtful !== undefined) {
    refuse('', `two answers are kept as "${doubtful}", or that is no name here`);
  }
}

function ourTrigger(trigger: Trigger): readonly object[] {
  if (trigger.kind === 'keyword') {
    return [{ keyword: trigger.words, ...(trigger.interrupts ? { interrupts: true } : {}) }];
  }
  if (trigger.kind === 'after') {
    const { date, offset, at, audience, mode } = trigger;
    const early = offset < 0 ? { before: true } : {};
    const limits = { ...(at !== null && { at }), ...(audience !== null && { audience }) };
    return [{ after: { date, offset: `${Math.abs(offset) / 60_000}m`, ...early, ...limits, mode } }];
  }
  return trigger.kind === 'event' ? [{ event: trigger.name }] : [];
}

function notes(definition: Definition, triggers: readonly Trigger[]): readonly Remark[] {
  const remark = (text: string): Remark => ({ kind: 'repaired', flow: definition.name, where: '', text });
  return [
    ...(triggers.some((each) => each.kind === 'keyword' && each.first)
      ? [remark('a keyword starts it only as the whole message')]
      : []),
    ...(triggers.some(({ kind }) => kind === 'anything')
      ? [remark('messages that nothing else takes do not start it')]
      : []),
    ...triggers.flatMap(limitsOf).map(remark),
  ];
}

/** Groups that a trigger is for; in our language it is for everyone. */
function limitsOf(trigger: Trigger): readonly string[] {
  const { only = [], not = [] } = ('groups' in trigger ? trigger.groups : undefined) ?? {};
  const named = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  return [
    ...(only.length > 0 ? [`only for the groups ${named(only)}`] : []),
    ...(not.length > 0 ? [`not for the groups ${named(not)}`] : []),
  ].map((limit) => `a trigger is ${limit}; as it is written here it is for everyone`);
}
