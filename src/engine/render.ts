import { localDay } from '../domain/time/calendar.ts';
import { dayText } from '../domain/time/day.ts';
import { type Value } from '../domain/value.ts';
import { type Draft, raise } from './draft.ts';
import { evaluateTemplate, isTrue, renderTemplate, type Rendered } from './expressions/evaluate.ts';
import { plainText } from './expressions/render-parts.ts';
import { type Template } from './expressions/template.ts';
import { type Program, type Step, type Text } from './program.ts';
import { createScope } from './scope.ts';

/** The flow and step that a text belongs to, for incidents. */
export interface Place {
  readonly program: Program;
  readonly step: Step;
}

/** A text of a flow in the contact's language, or the nearest there is. */
export function renderText(draft: Draft, place: Place, text: Text): string {
  return renderTemplateAt(draft, place, pickLanguage(draft, text));
}

/** The text of a template; a failing part is empty and raises one incident a step and day. */
export function renderTemplateAt(draft: Draft, place: Place, template: Template): string {
  const plain = plainText(template);
  if (plain !== undefined) {
    return plain;
  }
  const rendered = renderTemplate(template, createScope(draft, place.program));
  raiseErrors(draft, place, rendered);
  return rendered.text;
}

/** The typed value of a template; null where it failed. */
export function evaluateAt(draft: Draft, place: Place, template: Template): Value {
  const evaluated = evaluateTemplate(template, createScope(draft, place.program));
  raiseErrors(draft, place, evaluated);
  return evaluated.value;
}

/** Whether a condition holds; an error is false and no incident, as the flow's format says. */
export function holds(draft: Draft, place: Place, template: Template): boolean {
  return isTrue(template, createScope(draft, place.program)).true;
}

/** The template for the contact's language, by the chain of fallbacks, else the flow's own. */
function pickLanguage(draft: Draft, text: Text): Template {
  for (const language of draft.world.languages(draft.contact.language)) {
    if (language === text.language) {
      return text.source;
    }
    const translation = text.translations[language];
    if (translation) {
      return translation;
    }
  }
  return text.source;
}

function raiseErrors(draft: Draft, place: Place, { errors: [first] }: Rendered): void {
  if (first) {
    raiseFailure(draft, place, `${first.expression} failed`);
  }
}

/** Raises an incident about an expression of a step; what fails at one step on one day is one. */
export function raiseFailure(draft: Draft, { program, step }: Place, what: string): void {
  const { world, contact } = draft;
  raise(draft, 'expression', {
    flow: program.id,
    step: step.key,
    key: `${program.id}:${step.key}:${dayText(localDay(world.now, contact.timezone))}`,
    detail: `${what} in ${program.id}, line ${step.line}`,
  });
}
