import { roots as engineRoots } from '../roots.ts';
import { type Arity, arityFault } from './builtin.ts';
import { childrenOf } from './children-of.ts';
import { functionArities } from './functions/find-builtin.ts';
import { type CallNode, type Node } from './node.ts';
import { type Template } from './template.ts';

/** What is wrong in a template; `offset` is where in its source, in UTF-16 units. */
export interface TemplateProblem {
  readonly offset: number;
  readonly text: string;
}

/** What the expressions of a template may use. */
export interface Known {
  /** The functions by name in small letters; those of the language if left out. */
  readonly functions?: { readonly [name: string]: Arity };
  /** The top-level names; those of the engine if left out. */
  readonly roots?: readonly string[];
}

interface Check {
  readonly functions: { readonly [name: string]: Arity };
  readonly roots: readonly string[];
  /** The parameters of the functions around. */
  readonly parameters: readonly string[];
  readonly problems: TemplateProblem[];
}

/** Finds unknown names and functions, and calls with the wrong number of arguments, before anything runs. */
export function checkTemplate(template: Template, known: Known = {}): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const roots = (known.roots ?? engineRoots).map((root) => root.toLowerCase());
  const check: Check = { functions: known.functions ?? functionArities, roots, parameters: [], problems };
  for (const part of template.parts) {
    if (part.kind === 'broken') {
      problems.push({ offset: part.offset, text: part.error });
    } else if (part.kind === 'expression') {
      checkNode(part.node, check);
    }
  }
  return problems.toSorted((a, b) => a.offset - b.offset);
}

function checkNode(node: Node, check: Check): void {
  if (node.op === 'name') {
    checkName(node, check);
  } else if (node.op === 'call') {
    checkCall(node, check);
  } else if (node.op === 'lambda') {
    checkNode(node.body, { ...check, parameters: [...check.parameters, ...node.parameters] });
  } else {
    childrenOf(node).forEach((child) => {
      checkNode(child, check);
    });
  }
}

const isValue = (name: string, { roots, parameters }: Check): boolean =>
  roots.includes(name) || parameters.includes(name);

function checkName({ name, at }: { readonly name: string; readonly at: number }, check: Check): void {
  const wanted = name.toLowerCase();
  if (!isValue(wanted, check) && !Object.hasOwn(check.functions, wanted)) {
    const advice = suggest(wanted, [...check.roots, ...check.parameters, ...Object.keys(check.functions)]);
    check.problems.push({ offset: at, text: `there is no name "${name}" here${advice}` });
  }
}

function checkCall({ callee, args, at }: CallNode, check: Check): void {
  args.forEach((arg) => {
    checkNode(arg, check);
  });
  if (callee.op !== 'name' || isValue(callee.name.toLowerCase(), check)) {
    checkNode(callee, check);
    return;
  }
  const name = callee.name.toLowerCase();
  const arity = Object.hasOwn(check.functions, name) ? check.functions[name] : undefined;
  const fault = arity === undefined ? undefined : arityFault(arity, args.length);
  if (arity === undefined) {
    const advice = suggest(name, Object.keys(check.functions));
    check.problems.push({ offset: at, text: `there is no function "${callee.name}"${advice}` });
  } else if (fault !== undefined) {
    check.problems.push({ offset: at, text: `${name}(...): ${fault}` });
  }
}

/** `; did you mean "upper"?` where one known name is but two letters away. */
function suggest(name: string, names: readonly string[]): string {
  const near = names
    .map((each) => ({ each, distance: distance(name, each) }))
    .filter((candidate) => candidate.distance <= 2 && candidate.distance < name.length / 2)
    .toSorted((a, b) => a.distance - b.distance)[0];
  return near === undefined ? '' : `; did you mean "${near.each}"?`;
}

/** How many letters have to be changed, added or taken away to make one word the other. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2 || from.length > 40) {
    return Infinity;
  }
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(from).entries()) {
    const next = [at + 1];
    for (let index = 1; index < row.length; index += 1) {
      const above = row[index] ?? 0;
      const diagonal = row[index - 1] ?? 0;
      const before = next[index - 1] ?? 0;
      next.push(Math.min(above + 1, before + 1, diagonal + (letter === to[index - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? Infinity;
}
