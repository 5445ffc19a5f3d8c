import { isScalar, isSeq } from 'yaml';
import { type Template } from '../../engine/expressions/template.ts';
import { type ChoiceOption, type Text } from '../../engine/program.ts';
import { type FlowReading, readTarget } from './flow-reading.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readWritten } from '../yaml/read-scalar.ts';
import { noteAlike } from '../checks/note-alike.ts';
import { literalOf, translate } from './read-text.ts';
import { readList, type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const most = 9;
const longestLabel = 20;
const shape = { what: 'a choice', keys: ['value', 'label', 'accept', 'goto'], required: ['label'] };

/** The choices of a question: nine at most, no label twice (two labels may mean one value). */
export function readChoices(reading: FlowReading, slot: Slot, from: number): readonly ChoiceOption[] {
  const { source } = reading;
  const items = readList(source, slot, { single: false });
  if (items.length > most) {
    source.error(slot.keyAt, `${items.length} choices; a question has ${most} at most, so ask in two steps`);
  }
  if (items.length === 0 && isSeq(slot.node)) {
    source.error(slot.at, 'choices is empty; write at least one, or leave it out');
  }
  const read = items.slice(0, most).flatMap((item) => {
    const fields = readFields(source, item, shape);
    const choice = fields && readChoice(reading, fields, from);
    return choice ? { choice, fields } : [];
  });
  const [only, second] = read;
  if (only && !second && /[,;/]/u.test(only.choice.label.source.source)) {
    const at = only.fields.get('label')?.at ?? slot.at;
    source.hint(at, 'this is one choice alone; if it should be several, give each its own line');
  }
  noteAlike(reading, read);
  return read.map(({ choice }) => choice);
}

function readChoice(reading: FlowReading, fields: Fields, from: number): ChoiceOption | undefined {
  const { source } = reading;
  const labelSlot = fields.get('label');
  const label = labelSlot && readLabel(reading, labelSlot);
  const value = readValue(reading, fields.get('value') ?? labelSlot);
  const accept = fields.get('accept');
  const words = accept
    ? readList(source, accept, { single: true }).flatMap((each) => readWord(reading, each))
    : [];
  const target = fields.get('goto') && readTarget(reading, fields.get('goto'), from);
  return label && value !== undefined ? { value, label, accept: words, target: target ?? null } : undefined;
}

function readLabel(reading: FlowReading, slot: Slot): Text | undefined {
  const text = readWritten(reading.source, slot);
  if (text === undefined) {
    return undefined;
  }
  for (const { source, translations } of reading.about.locales) {
    const translation = translations.get(text);
    if (translation) {
      reading.answers.push({ text: translation.text, at: slot.at });
      checkLength(source, translation.at, translation.template);
    }
  }
  reading.answers.push({ text, at: slot.at });
  const label = translate(reading, slot, text);
  if (label) {
    checkLength(reading.source, slot.at, label.source);
  }
  return label;
}

function checkLength(source: Source, at: number, label: Template): void {
  const { length } = Array.from(literalOf(label));
  if (length > longestLabel) {
    source.error(at, `this label has ${length} characters; a button shows ${longestLabel} at most`);
  }
}

function readValue(reading: FlowReading, slot: Slot | undefined): ChoiceOption['value'] | undefined {
  const text = slot && readWritten(reading.source, slot);
  if (slot === undefined || text === undefined) {
    return undefined;
  }
  reading.answers.push({ text, at: slot.at });
  noteExpression(reading.source, slot, text);
  const value = isScalar(slot.node) ? slot.node.value : undefined;
  // Nobody writes a number as 007: it is a code or a name, of which every digit counts.
  const isName = /^[-+]?0\d/u.test(text);
  return (typeof value === 'number' && !isName) || typeof value === 'boolean' ? value : text;
}

/** A label alone is worked out and kept as it was shown; a value beside it never is. */
function noteExpression(source: Source, { name, at }: Slot, text: string): void {
  if (name === 'value' && /@(?!@)[(a-z]/iu.test(text)) {
    source.hint(at, `${text} is kept as it stands; leave value out, and what the label shows is kept`);
  }
}

function readWord(reading: FlowReading, slot: Slot): string | [] {
  const text = readWritten(reading.source, slot);
  if (text === undefined) {
    return [];
  }
  reading.answers.push({ text, at: slot.at });
  return text;
}
