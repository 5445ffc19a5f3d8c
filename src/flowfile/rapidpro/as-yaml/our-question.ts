import { resultKey } from '../../../engine/nodes/result-key.ts';
import { fromThreeLetters } from '../../../engine/nodes/three-letters.ts';
import { type DefinitionAction, type DefinitionNode, type DefinitionRouter } from '../definition-schema.ts';
import { translationsOf } from '../translations.ts';
import { furtherWords, matchesLabel } from './matches-label.ts';
import { ourMessage } from './our-message.ts';
import { plainText } from './our-template.ts';
import { wayOf, whereIs, type Writing } from './writing.ts';

/** A step in our language, as it is written to YAML. */
export interface OurStep {
  readonly [key: string]: unknown;
}

/** A question while it is written: what says it, and the node whose router waits for the answer. */
interface Asking {
  readonly writing: Writing;
  readonly node: DefinitionNode;
  readonly router: DefinitionRouter;
  readonly where: string;
  /** The buttons of the message. */
  readonly labels: readonly string[];
}

/** So often an answer that leads back to its question is asked again. */
const patience = 1000;

/** The name that a question's answer is kept under. */
export const answerId = (node: DefinitionNode): string =>
  node.router?.result_name ? resultKey(node.router.result_name) : `answer_${node.uuid.slice(0, 4)}`;

/** A message and the wait for its answer as one `ask`. */
export function ourQuestion(
  writing: Writing,
  said: DefinitionAction,
  about: { readonly node: DefinitionNode; readonly router: DefinitionRouter; readonly from: string },
): OurStep {
  const { node, router, from } = about;
  const where = whereIs(writing, node);
  const labels = said.quick_replies ?? [];
  const asking = { writing, node, router, where, labels };
  checkLabels(asking);
  translateLabels(asking, said);
  checkUse(asking, from);
  const text = ourMessage(writing, where, said);
  return {
    ask: text,
    ...(labels.length > 0 ? { choices: choicesOf(asking) } : answerOf(asking)),
    remind: [],
    timeout: timeoutOf(asking),
    ...invalidOf(asking, { text, from }),
    ...(labels.length > 0 ? {} : { goto: answeredWay(asking) }),
  };
}

function checkLabels({ writing, where, labels }: Asking): void {
  if (labels.length > 9 || labels.some((label) => Array.from(label).length > 20 || /[@<]/u.test(label))) {
    writing.refuse(where, 'a question has at most 9 buttons of plain text with 20 characters');
  }
}

/** Labels are translated as a whole, each in its place. */
function translateLabels({ writing, where, labels }: Asking, { uuid }: DefinitionAction): void {
  for (const [code, texts] of Object.entries(translationsOf(writing.definition, uuid, 'quick_replies'))) {
    if (texts.length !== labels.length) {
      writing.refuse(where, `the buttons in the language "${code}" are others`);
    }
    labels.forEach((label, place) => {
      writing.translate(fromThreeLetters(code), plainText(label), plainText(texts[place] ?? label));
    });
  }
}

/** RapidPro keeps what is none of the answers, and silence, as answers too; ours does not. */
function checkUse({ writing, node, router, where }: Asking, from: string): void {
  const key = answerId(node);
  const apart = (router.cases ?? []).length > 0 ? [router.default_category_uuid] : [];
  const ways = [...apart, router.wait?.timeout?.category_uuid]
    .map((uuid) => uuid && wayOf(writing, node, categoryOf(router, uuid)?.exit_uuid))
    .filter((way) => way && way !== 'end' && way !== from);
  const used = JSON.stringify(writing.definition.nodes).toLowerCase().includes(`results.${key}`);
  if (used && ways.length > 0) {
    writing.refuse(where, `"results.${key}" is used where it may be no answer, or silence`);
  }
}

/** Each button with the category that its label leads to. */
function choicesOf(asking: Asking): readonly OurStep[] {
  const cases = (asking.router.cases ?? []).map((each) => ({
    ...each,
    words: each.arguments?.join('') ?? '',
  }));
  if (cases.some(({ type, words }) => words.includes('@') || matchesLabel(type, words, '') === undefined)) {
    asking.writing.refuse(asking.where, 'the answers are told apart by something else than plain words');
  }
  const found = asking.labels.map((label) =>
    cases.find(({ type, words }) => matchesLabel(type, words, label)),
  );
  if (cases.some((each) => !found.some((one) => one?.category_uuid === each.category_uuid))) {
    asking.writing.refuse(asking.where, 'an answer can be given for which there is no button');
  }
  return asking.labels.map((label, place) => {
    const mine = found[place];
    // What else is understood belongs to the first button of its category.
    const isFirst = mine && found.findIndex((one) => one?.category_uuid === mine.category_uuid) === place;
    return choiceOf(asking, label, {
      category: mine?.category_uuid,
      accept: isFirst ? furtherWords(mine) : [],
    });
  });
}

function choiceOf(
  { writing, node, router }: Asking,
  label: string,
  { category, accept }: { readonly category: string | undefined; readonly accept: readonly string[] },
): OurStep {
  const found = categoryOf(router, category ?? router.default_category_uuid);
  const others = accept.filter((word) => word.toLowerCase() !== label.toLowerCase());
  return {
    value: found?.name ?? '',
    label: plainText(label),
    ...(others.length > 0 ? { accept: others } : {}),
    goto: wayOf(writing, node, found?.exit_uuid),
  };
}

/** The answer types of ours that take what a test takes, with the names of its arguments. */
const types: { readonly [test: string]: readonly [string, ...(readonly string[])] } = {
  has_text: ['text'],
  has_number: ['number'],
  has_number_between: ['number', 'min', 'max'],
  has_number_gte: ['number', 'min'],
  has_number_lte: ['number', 'max'],
};

function answerOf({ writing, router, where }: Asking): OurStep {
  const [only, ...more] = router.cases ?? [];
  if (!only) {
    return { answer: 'text' };
  }
  const [answer, ...bounds] = (Object.hasOwn(types, only.type) ? types[only.type] : undefined) ?? [''];
  const given = (only.arguments ?? []).map(Number);
  if (answer === '' || more.length > 0 || given.length !== bounds.length || given.some(Number.isNaN)) {
    writing.refuse(
      where,
      'the answers of a question without buttons are told apart; only one test of a number is known',
    );
  }
  return { answer, ...Object.fromEntries(bounds.map((name, place) => [name, given[place]])) };
}

/** Where a question without buttons goes on. */
function answeredWay({ writing, node, router }: Asking): string {
  const taken = router.cases?.[0]?.category_uuid ?? router.default_category_uuid;
  return wayOf(writing, node, categoryOf(router, taken)?.exit_uuid);
}

function timeoutOf({ writing, node, router }: Asking): OurStep {
  const timeout = router.wait?.timeout;
  if (!timeout) {
    const minutes = writing.definition.expire_after_minutes;
    return { after: minutes ? `${minutes}m` : '3d' };
  }
  const way = wayOf(writing, node, categoryOf(router, timeout.category_uuid)?.exit_uuid);
  return { after: `${timeout.seconds}s`, goto: way };
}

/** What is none of the answers leads back to the question, or somewhere else at once. */
function invalidOf(
  asking: Asking,
  { text, from }: { readonly text: string; readonly from: string },
): OurStep {
  const { writing, node, router } = asking;
  if ((router.cases ?? []).length === 0 && asking.labels.length === 0) {
    return {};
  }
  const way = wayOf(writing, node, categoryOf(router, router.default_category_uuid)?.exit_uuid);
  return { invalid: way === from ? { say: text, tries: patience } : { tries: 0, goto: way } };
}

function categoryOf({ categories }: DefinitionRouter, uuid: string | null | undefined) {
  return categories.find((each) => each.uuid === uuid);
}
