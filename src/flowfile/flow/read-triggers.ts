import { isMap, isSeq } from 'yaml';
import { type Trigger } from '../../engine/program.ts';
import { closest } from '../yaml/closest.ts';
import { type FlowReading } from './flow-reading.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readAfter, readEvery } from './read-timed-trigger.ts';
import { readBoolean, readShaped, readWritten } from '../yaml/read-scalar.ts';
import { readList, type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** What happens to a contact and may start a flow. */
const events = ['contact.new', 'contact.opted_in', 'task.done'];
const kinds = ['keyword', 'every', 'after', 'event'];

/** Reads what starts a flow by itself. */
export function readTriggers(reading: FlowReading, slot: Slot | undefined): readonly Trigger[] {
  const { source } = reading;
  const items = slot ? readList(source, slot, { single: false }) : [];
  return items.flatMap((item) => {
    const fields = readFields(source, item, { what: 'a trigger', keys: [...kinds, 'interrupts'] });
    const written = kinds.filter((kind) => fields?.has(kind));
    const [kind, second] = written.map((each) => fields?.get(each));
    if (!fields || !kind) {
      noteEmpty(source, item, fields);
      return [];
    }
    if (second) {
      source.error(second.keyAt, `a trigger is one thing, this one says ${written.join(' and ')}; make two`);
    }
    return readTrigger(reading, kind, fields) ?? [];
  });
}

function noteEmpty(source: Source, item: Slot, fields: Fields | undefined): void {
  if (fields && isMap(item.node) && fields.size === item.node.items.length) {
    source.error(item.at, `a trigger is one of ${kinds.join(', ')}`);
  }
}

function readTrigger(reading: FlowReading, slot: Slot, fields: Fields): Trigger | undefined {
  const { source } = reading;
  const interrupts = fields.get('interrupts');
  if (interrupts && slot.name !== 'keyword') {
    source.error(interrupts.keyAt, 'interrupts belongs to a keyword');
  }
  switch (slot.name) {
    case 'keyword':
      return readKeyword(reading, slot, interrupts);
    case 'every':
      return readEvery(reading, slot);
    case 'after':
      return readAfter(reading, slot);
    default:
      return readEvent(source, slot);
  }
}

function readKeyword({ source, keywords }: FlowReading, slot: Slot, marked: Slot | undefined): Trigger {
  const interrupts = (marked && readBoolean(source, marked)) ?? false;
  const words = readList(source, slot, { single: true }).flatMap((item) => {
    const word = readWritten(source, item);
    if (word === undefined) {
      return [];
    }
    if (/\S[,;]\s*\S/u.test(word)) {
      source.hint(item.at, `"${word}" is one keyword; several stand in a list: [kabar, cek kabar]`);
    }
    keywords.push({ text: word, at: item.at, interrupts });
    return word;
  });
  if (words.length === 0 && isSeq(slot.node)) {
    source.error(slot.at, 'keyword needs at least one word');
  }
  return { kind: 'keyword', words, interrupts };
}

function readEvent(source: Source, slot: Slot): Trigger | undefined {
  const name = readShaped(source, slot, {
    shape: /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/u,
    like: 'contact.new, contact.opted_in or task.done',
  });
  if (name !== undefined && !events.includes(name)) {
    const near = closest(name, events);
    const hint = near === undefined ? `write one of ${events.join(', ')}` : `did you mean "${near}"?`;
    source.refuse(slot.at, `there is no event "${name}" and the flow would never start; ${hint}`);
  }
  return name === undefined ? undefined : { kind: 'event', name };
}
