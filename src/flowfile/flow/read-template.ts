import { type Node } from 'yaml';
import { checkTemplate } from '../../engine/expressions/check-template.ts';
import { findLookups } from '../../engine/expressions/find-lookups.ts';
import {
  brokenExpressions,
  parseForeignTemplate,
  parseTemplate,
} from '../../engine/expressions/parse-template.ts';
import { ExpressionSyntaxError, type Template } from '../../engine/expressions/template.ts';
import { roots } from '../../engine/roots.ts';
import { offsetInScalar } from '../yaml/offset-in-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** The text of a slot as a template; a broken expression is a fault at its own place. */
export function readTemplate(source: Source, slot: Slot, text: string): Template | undefined {
  return readExpression(source, slot.node, { text, shift: 0 });
}

/** The condition of an `if` entry: a template, or the bare expression inside `@(…)`. */
export function readCondition(source: Source, slot: Slot, text: string): Template | undefined {
  if (!text.trimStart().startsWith('@')) {
    return readExpression(source, slot.node, { text: `@(${text})`, shift: 2 });
  }
  const template = readExpression(source, slot.node, { text, shift: 0 });
  if (template?.parts.every(({ kind }) => kind === 'text')) {
    source.error(slot.at, 'there is nothing to test in this; write for example "@(results.days > 3)"');
    return undefined;
  }
  const mixed = template && template.parts.filter((part) => !isBlank(part)).length > 1;
  if (mixed) {
    const whole = text.trim().replace(/^@\(?|\)$/gu, '');
    source.error(slot.at, `this is a text and always true; put all of it in brackets: "@(${whole})"`);
    return undefined;
  }
  return template;
}

function isBlank(part: Template['parts'][number]): boolean {
  return part.kind === 'text' && part.text.trim() === '';
}

function readExpression(
  source: Source,
  node: Node | null,
  { text, shift }: { readonly text: string; readonly shift: number },
): Template | undefined {
  const place = (offset: number): number => offsetInScalar(source.text, node, Math.max(offset - shift, 0));
  const fault = (offset: number, what: string): void => {
    source.error(place(offset), `this expression cannot be read: ${what}`);
  };
  try {
    const template = parseTemplate(text, roots);
    const found = checkTemplate(template, { roots });
    for (const each of found) {
      fault(each.offset, each.text);
    }
    source.lookups.push(...findLookups(template).map(({ path, offset }) => ({ path, at: place(offset) })));
    return found.length === 0 ? template : undefined;
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) {
      throw error;
    }
    brokenExpressions(text, roots).forEach(({ offset, message }) => {
      fault(offset, message);
    });
    const parts = parseForeignTemplate(text, roots).parts.filter(({ kind }) => kind !== 'broken');
    checkTemplate({ source: text, parts }, { roots }).forEach((each) => {
      fault(each.offset, each.text);
    });
    return undefined;
  }
}
