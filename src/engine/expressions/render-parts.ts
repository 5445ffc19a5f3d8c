import { type Data, createError, isErrorData } from './data.ts';
import { type Evaluation } from './evaluation.ts';
import { evaluateNode } from './evaluate-node.ts';
import { type Part, type Template } from './template.ts';
import { toText } from './to-text.ts';
import { withinBudget } from './within-budget.ts';
import { trimSpace } from './trim-space.ts';

/** An expression that could not be computed, and why. */
export interface Trouble {
  readonly expression: string;
  readonly error: string;
}

/** What a template gives: its text, its value, and what went wrong on the way. */
export interface Outcome {
  readonly text: string;
  /** Of the one expression that the template is, or else its text. */
  readonly value: Data;
  readonly errors: readonly Trouble[];
  /** About what was read although it is deprecated. */
  readonly warnings: readonly string[];
}

/** The most that a template gives, in characters; what is longer is cut. */
const LONGEST = 10_000;

type Code = Exclude<Part, { readonly kind: 'text' }>;
type Result = Omit<Outcome, 'warnings'>;

/** The text of a template without expressions, which needs nothing to be computed; undefined where it has some. */
export function plainText({ parts }: Template): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') {
      return undefined;
    }
    text += part.text;
  }
  return cut(text);
}

/** Renders a template; all its expressions share one budget. */
export function renderParts(template: Template, evaluation: Evaluation): Outcome {
  const errors: Trouble[] = [];
  let text = '';
  let value: Data = null;
  for (const part of template.parts) {
    if (part.kind === 'text') {
      text += part.text;
    } else {
      const result = renderCode(part, evaluation);
      errors.push(...result.errors);
      text += result.text;
      value = result.value;
    }
  }
  const rendered = cut(text);
  const { warnings } = evaluation;
  return { text: rendered, value: isLone(template) ? value : rendered, errors, warnings };
}

function renderCode(part: Code, evaluation: Evaluation): Result {
  const compute = (): Pick<Outcome, 'value' | 'text'> => {
    const computed = part.kind === 'broken' ? createError(part.error) : evaluateNode(evaluation, part.node);
    return { value: computed, text: isErrorData(computed) ? '' : toText(evaluation, computed) };
  };
  const { value, text } = withinBudget(compute, (error) => ({ value: error, text: '' }));
  const errors = isErrorData(value) ? [{ expression: part.expression, error: value.message }] : [];
  return { value, text, errors };
}

/** Cuts by characters, never through the middle of one. */
const cut = (text: string): string =>
  text.length <= LONGEST
    ? text
    : Array.from(text.slice(0, LONGEST * 2))
        .slice(0, LONGEST)
        .join('');

/** Whether a template is one expression with nothing but white space around it. */
function isLone({ parts }: Template): boolean {
  const rest = parts.filter((part) => part.kind !== 'text' || trimSpace(part.text) !== '');
  return rest.length === 1 && rest[0]?.kind !== 'text';
}
