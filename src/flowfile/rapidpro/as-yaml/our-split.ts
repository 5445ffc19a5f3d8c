import { type DefinitionNode, type DefinitionRouter } from '../definition-schema.ts';
import { ourTemplate } from './our-template.ts';
import { type OurStep } from './our-question.ts';
import { wayOf, whereIs, type Writing } from './writing.ts';

/** A router that waits for nothing as an `if`. */
export function ourSplit(writing: Writing, node: DefinitionNode, router: DefinitionRouter): OurStep {
  const where = whereIs(writing, node);
  const operand = lone(ourTemplate(writing, where, (router.operand ?? '').trim()));
  if (router.type !== 'switch' || operand === undefined) {
    writing.refuse(where, 'ways are told apart by something else than one expression');
  }
  if (router.result_name) {
    writing.refuse(where, `the result "${router.result_name}" is kept without a question`);
  }
  const wayTo = (category: string | null | undefined): string =>
    wayOf(writing, node, router.categories.find(({ uuid }) => uuid === category)?.exit_uuid);
  const entries = (router.cases ?? []).map(({ type, arguments: given, category_uuid: category }) => {
    if (type === 'has_group' || type === 'has_category' || given?.some((each) => each.includes('@'))) {
      writing.refuse(where, `the test ${type} with what it is given here`);
    }
    const words = (given ?? []).map((each) => JSON.stringify(each));
    return { when: `@(${type}(${[operand ?? '', ...words].join(', ')}))`, goto: wayTo(category) };
  });
  return { if: [...entries, { goto: wayTo(router.default_category_uuid) }] };
}

/** The code of a text that is one expression and nothing else. */
function lone(text: string): string | undefined {
  return (/^@([\w.]+)$/u.exec(text) ?? /^@\((.*)\)$/su.exec(text))?.[1];
}
