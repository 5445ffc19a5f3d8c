import { attempt, callBuiltin, namedError } from './call-builtin.ts';
import { arityFault } from './builtin.ts';
import { toNumber } from './convert.ts';
import {
  type Data,
  type FunctionData,
  createError,
  isErrorData,
  isFunctionData,
  isObjectData,
} from './data.ts';
import { negate, readDecimal } from './decimal.ts';
import { type Evaluation } from './evaluation.ts';
import { findBuiltin } from './functions/find-builtin.ts';
import { ifPossible } from './if-possible.ts';
import { lookUpItem, lookUpProperty, readProperty } from './look-up.ts';
import { type CallNode, type Node } from './node.ts';
import { operators } from './operators.ts';
import { toText } from './to-text.ts';

/** The parameters of the functions around an expression; an inner one hides an outer one. */
interface Locals {
  readonly values: ReadonlyMap<string, Data>;
  readonly outer: Locals | undefined;
}

type Leaf = Extract<Node, { readonly op: 'text' | 'number' | 'constant' | 'name' }>;
type Lambda = Extract<Node, { readonly op: 'lambda' }>;
type Item = Extract<Node, { readonly op: 'item' }>;
type Binary = Extract<Node, { readonly op: 'binary' }>;

/** What one step of the evaluation costs, against one for each byte of text. */
const STEP_COST = 10;
/** How many levels a call of a function made in an expression counts for. */
const CALL_DEPTH = 12;
/** What a call of such a function costs. */
const CALL_COST = 80;

const isLeaf = (node: Node): node is Leaf =>
  node.op === 'text' || node.op === 'number' || node.op === 'constant' || node.op === 'name';

/** Computes an expression. What cannot be computed is an error value; only an exceeded budget throws. */
export function evaluateNode(evaluation: Evaluation, node: Node, locals?: Locals): Data {
  const { budget } = evaluation;
  budget.spend(STEP_COST);
  if (isLeaf(node)) {
    return evaluateLeaf(evaluation, node, locals);
  }
  budget.descend(1);
  try {
    return evaluateTree(evaluation, node, locals);
  } finally {
    budget.ascend(1);
  }
}

function evaluateLeaf(evaluation: Evaluation, node: Leaf, locals: Locals | undefined): Data {
  switch (node.op) {
    case 'text':
    case 'constant':
      return node.value;
    case 'number':
      return ifPossible(() => readDecimal(node.value)) ?? createError(`number ${node.value} is out of range`);
    case 'name':
      return resolve(evaluation, node.name, locals);
  }
}

function evaluateTree(evaluation: Evaluation, node: Exclude<Node, Leaf>, locals: Locals | undefined): Data {
  switch (node.op) {
    case 'property':
      return attempt(() => lookUpProperty(evaluation, evaluateNode(evaluation, node.of, locals), node.name));
    case 'item':
      return attempt(() => evaluateItem(evaluation, node, locals));
    case 'call':
      return evaluateCall(evaluation, node, locals);
    case 'negate':
      return attempt(() => negate(toNumber(evaluateNode(evaluation, node.of, locals))));
    case 'binary':
      return evaluateBinary(evaluation, node, locals);
    case 'lambda':
      return createLambda(evaluation, node, locals);
  }
}

/** A name is a parameter, a root or a function, in this order. */
function resolve(evaluation: Evaluation, written: string, locals: Locals | undefined): Data {
  const name = written.toLowerCase();
  for (let each = locals; each !== undefined; each = each.outer) {
    const value = each.values.get(name);
    if (value !== undefined) {
      return value;
    }
  }
  const root = evaluation.root(name);
  return root === undefined
    ? (functionNamed(evaluation, name) ?? createError(`context has no property '${written}'`))
    : root;
}

/** A function of the language as a value, bound to one evaluation; undefined if there is none. */
export function functionNamed(evaluation: Evaluation, name: string): FunctionData | undefined {
  const builtin = findBuiltin(name);
  return builtin === undefined
    ? undefined
    : { kind: 'function', name, call: (args) => callBuiltin(evaluation, { name, builtin }, args) };
}

function evaluateItem(evaluation: Evaluation, node: Item, locals: Locals | undefined): Data {
  const of = evaluateNode(evaluation, node.of, locals);
  const index = evaluateNode(evaluation, node.index, locals);
  if (isErrorData(index)) {
    return isErrorData(of) ? of : index;
  }
  return isObjectData(of)
    ? (readProperty(evaluation, of, toText(evaluation, index)) ?? null)
    : lookUpItem(of, index);
}

function evaluateCall(evaluation: Evaluation, node: CallNode, locals: Locals | undefined): Data {
  const callee = evaluateNode(evaluation, node.callee, locals);
  if (isErrorData(callee)) {
    return callee;
  }
  if (!isFunctionData(callee)) {
    return createError(`${node.written.toLowerCase()} is not a function`);
  }
  return callee.call(node.args.map((each) => evaluateNode(evaluation, each, locals)));
}

function evaluateBinary(evaluation: Evaluation, node: Binary, locals: Locals | undefined): Data {
  const left = evaluateNode(evaluation, node.left, locals);
  const right = evaluateNode(evaluation, node.right, locals);
  return attempt(() => operators[node.operator](evaluation, left, right));
}

function createLambda(evaluation: Evaluation, node: Lambda, outer: Locals | undefined): FunctionData {
  const { parameters, body } = node;
  const name = '<anon>';
  const arity = { least: parameters.length, most: parameters.length };
  return {
    kind: 'function',
    name,
    call: (args) => {
      const fault = arityFault(arity, args.length);
      if (fault !== undefined) {
        return namedError(name, createError(fault));
      }
      evaluation.budget.spend(CALL_COST);
      const values = new Map(parameters.map((parameter, index) => [parameter, args[index] ?? null]));
      evaluation.budget.descend(CALL_DEPTH);
      try {
        return namedError(name, evaluateNode(evaluation, body, { values, outer }));
      } finally {
        evaluation.budget.ascend(CALL_DEPTH);
      }
    },
  };
}
