import { type Value } from '../../domain/value.ts';
import { toBoolean } from './convert.ts';
import { isErrorData } from './data.ts';
import { createEvaluation } from './create-evaluation.ts';
import { type Outcome, type Trouble, renderParts } from './render-parts.ts';
import { type Scope } from './scope.ts';
import { type Template } from './template.ts';
import { toValue } from './to-value.ts';

/** A rendered template; a part that failed is empty in its text and stands among the errors. */
export interface Rendered {
  readonly text: string;
  readonly errors: readonly Trouble[];
}

/** The text of a template. Never throws. */
export function renderTemplate(template: Template, scope: Scope): Rendered {
  const { text, errors } = renderParts(template, createEvaluation(scope));
  return { text, errors };
}

/**
 * The text of a template and its value: a template that is one expression keeps that expression's type (numbers
 * as JS numbers, dates and times as ISO text, null on an error), any other one is its text. Never throws.
 */
export function evaluateTemplate(template: Template, scope: Scope): Rendered & { readonly value: Value } {
  const { text, value, errors } = renderParts(template, createEvaluation(scope));
  return { text, errors, value: toValue(createEvaluation(scope), value) };
}

/** Whether a condition holds; one that fails does not. Never throws. */
export function isTrue(
  template: Template,
  scope: Scope,
): { readonly true: boolean; readonly errors: Rendered['errors'] } {
  const { value, errors } = renderParts(template, createEvaluation(scope));
  return { true: errors.length === 0 && holds(value), errors };
}

const holds = (value: Outcome['value']): boolean => !isErrorData(value) && toBoolean(value);
