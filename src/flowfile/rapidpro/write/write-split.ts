import { type Step } from '../../../engine/program.ts';
import { type Exporting, type TheirNode } from './exporting.ts';
import { routerNode } from './write-node.ts';

type Decision = Extract<Step, { readonly verb: 'if' }>;

/** An `if` as one split: its expression says the name of the way, which is that of the step it leads to. */
export function writeSplit(exporting: Exporting, step: Decision): TheirNode {
  const sure = step.branches.findIndex(({ when }) => when === null);
  const entries = sure === -1 ? step.branches : step.branches.slice(0, sure);
  const otherwise = step.branches[sure]?.target ?? step.next;
  const named = entries.map(({ when, target }) => ({
    code: when ? codeOf(exporting.write(step, when)) : undefined,
    name: exporting.nameOf(target).slice(0, 36),
    to: exporting.wayTo(target),
  }));
  if (named.some(({ code }) => code === undefined)) {
    exporting.remark(step, 'a condition that is not one expression is never true there');
  }
  const chosen = named.reduceRight(
    (rest, { code, name }) => `if(default(${code ?? 'false'}, false), "${name}", ${rest})`,
    '""',
  );
  const ways = [...new Map(named.map(({ name, to }) => [name, { name, to }])).values()];
  const router = {
    operand: `@(${chosen})`,
    cases: ways.map(({ name }) => ({ type: 'has_only_text', words: [name], category: name })),
    ways: [...ways, { name: 'Other', to: exporting.wayTo(otherwise) }],
  };
  return routerNode(exporting, step.key, { actions: [], router });
}

/** The code of a text that is one expression and nothing else. */
function codeOf(text: string): string | undefined {
  const written = text.trim();
  return (/^@([\w.]+)$/u.exec(written) ?? /^@\((.*)\)$/su.exec(written))?.[1] ?? plainCode(written);
}

/** `true` and `false` stand for themselves. */
const plainCode = (text: string): string | undefined => /^(?:true|false)$/iu.exec(text)?.[0];
