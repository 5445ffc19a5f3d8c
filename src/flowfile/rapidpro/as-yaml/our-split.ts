import { type DefinitionNode, type DefinitionRouter } from '../definition-schema.ts';
import { ourTemplate } from './our-template.ts';
import { type OurStep } from './our-question.ts';
import { wayOf, whereIs, type Writing } from './writing.ts';

type Case = NonNullable<DefinitionRouter['cases']>[number];

/** A router that waits for nothing as an `if`. */
export function ourSplit(writing: Writing, node: DefinitionNode, router: DefinitionRouter): OurStep {
  const where = whereIs(writing, node);
  if (router.result_name) {
    writing.refuse(where, `the result "${router.result_name}" is kept without a question`);
  }
  const wayTo = (category: string | null | undefined): string =>
    wayOf(writing, node, router.categories.find(({ uuid }) => uuid === category)?.exit_uuid);
  if (router.type === 'random') {
    return drawnLots(router.categories.map(({ uuid }) => wayTo(uuid)));
  }
  const operand = operandOf(writing, where, router);
  const entries = (router.cases ?? []).map((each) => ({
    when: conditionOf({ writing, where, operand }, each),
    goto: wayTo(each.category_uuid),
  }));
  return { if: [...entries, { goto: wayTo(router.default_category_uuid) }] };
}

/** Each way is as likely as the others: of those that are left, one is drawn or not. */
function drawnLots(ways: readonly string[]): OurStep {
  const [last, ...others] = ways.toReversed();
  const entries = others
    .toReversed()
    .map((goto, place) => ({ when: `@(rand() * ${ways.length - place} < 1)`, goto }));
  return { if: [...entries, { goto: last ?? 'end' }] };
}

interface Condition {
  readonly writing: Writing;
  readonly where: string;
  /** Undefined for the groups of the contact. */
  readonly operand: string | undefined;
}

function operandOf(
  writing: Writing,
  where: string,
  { type, operand, cases }: DefinitionRouter,
): string | undefined {
  const text = (operand ?? '').trim();
  const byGroup = (cases ?? []).every((each) => each.type === 'has_group');
  if (/^@contact\.groups$/iu.test(text) && byGroup) {
    return undefined;
  }
  const code = lone(ourTemplate(writing, where, text));
  if (type !== 'switch' || code === undefined) {
    writing.refuse(where, 'ways are told apart by something else than one expression');
  }
  return code ?? '';
}

/** What of ours holds where the case does. */
function conditionOf({ writing, where, operand }: Condition, { type, arguments: given }: Case): string {
  const words = given ?? [];
  if (operand === undefined) {
    const name = JSON.stringify(words[1] ?? '');
    if (words[1] === undefined || words[1].includes('@')) {
      writing.refuse(where, 'a group is asked for that has no name here');
    }
    return `@(contains(contact.groups, ${name}))`;
  }
  if (type === 'has_group' || type === 'has_category') {
    writing.refuse(where, `the test ${type} with what it is given here`);
  }
  return `@(${type}(${[operand, ...words.map((each) => argumentOf(writing, where, each))].join(', ')}))`;
}

/** A text, or the one expression that it is. */
function argumentOf(writing: Writing, where: string, text: string): string {
  if (!text.includes('@')) {
    return JSON.stringify(text);
  }
  const code = lone(ourTemplate(writing, where, text.trim()));
  if (code === undefined) {
    writing.refuse(where, 'a test is given a text with expressions inside');
  }
  return code ?? '';
}

/** The code of a text that is one expression and nothing else. */
function lone(text: string): string | undefined {
  return (/^@([\w.]+)$/u.exec(text) ?? /^@\((.*)\)$/su.exec(text))?.[1];
}
