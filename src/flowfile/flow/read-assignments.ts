import { isScalar } from 'yaml';
import { isTimezone } from '../../domain/time/calendar.ts';
import { languageCode } from '../../domain/text/language-code.ts';
import { type Step } from '../../engine/program.ts';
import { type Template } from '../../engine/expressions/template.ts';
import { closest } from '../yaml/closest.ts';
import { type FlowReading } from './flow-reading.ts';
import { readFields } from '../yaml/read-fields.ts';
import { readTemplate } from './read-template.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

type SetStep = Extract<Step, { verb: 'set' }>;

const paths = ['name', 'language', 'timezone', 'village', 'salutation', 'opted_in', 'away_until'].map(
  (path) => `contact.${path}`,
);
const taskPaths = ['task.done', 'task.cannot', 'task.later'];
/** `family` is whom a report is about. */
const fieldShape = /^(?:contact\.(?:fields|consents)|family\.fields)\.[a-z][a-z0-9_]*$/u;

/** Reads what `set` writes into the contact. */
export function readAssignments(
  { source, about }: FlowReading,
  slot: Slot,
): Pick<SetStep, 'verb' | 'assignments'> | undefined {
  const fields = readFields(source, slot, { what: 'set', keys: null });
  const assignments = [...(fields ?? [])].flatMap(([path, value]) => {
    if (![...paths, ...taskPaths].includes(path) && !fieldShape.test(path)) {
      const known = `${[...paths, ...taskPaths].join(', ')}, contact.fields.<name> or, in a report on a task, family.fields.<name>, names in small letters`;
      source.error(value.keyAt, `set cannot write "${path}"; it writes ${known}`);
      return [];
    }
    const [, field = ''] = /^(?:contact|family)\.fields\.(.+)$/u.exec(path) ?? [];
    if (field !== '' && about.fields?.has(field) === false) {
      const near = closest(field, about.fields);
      const advice = near === undefined ? 'declare it in programme.yaml' : `did you mean "${near}"?`;
      source.hint(value.keyAt, `the field "${field}" is not declared; ${advice}`);
    }
    const template = readValue(source, value);
    return template ? { path: path.replace(/^contact\./u, ''), value: template } : [];
  });
  if (fields?.size === 0) {
    source.error(slot.at, 'set is empty; write for example { contact.fields.days: "@results.days" }');
  }
  return fields && { verb: 'set', assignments };
}

/** Nothing at all empties what is set. */
function readValue(source: Source, slot: Slot): Template | undefined {
  if (slot.node !== null && !isScalar(slot.node)) {
    source.error(slot.at, `${slot.name} must be set to one text, number, true or false`);
    return undefined;
  }
  const scalar = slot.node;
  const text = scalar === null ? '' : typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
  const template = readTemplate(source, slot, text);
  const fault = template?.parts.every(({ kind }) => kind === 'text') ? faultOf(slot.name, text) : undefined;
  if (fault !== undefined) {
    source.error(slot.at, fault);
  }
  return template;
}

function faultOf(path: string, text: string): string | undefined {
  if (path === 'contact.timezone' && !isTimezone(text)) {
    return `there is no time zone "${text}"; write one such as Asia/Jakarta`;
  }
  if (path === 'contact.language' && !languageCode.test(text)) {
    return `"${text}" is no language; write its code, such as id or jv`;
  }
  if (path === 'contact.opted_in' && !/^(true|false)$/iu.test(text)) {
    return 'contact.opted_in must be true or false';
  }
  return undefined;
}
