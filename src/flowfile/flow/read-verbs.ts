import { isMap, isScalar, isSeq } from 'yaml';
import { type Recipient } from '../../domain/effect.ts';
import { type Step, type Text } from '../../engine/program.ts';
import { closest } from '../yaml/closest.ts';
import { type FlowReading, readTarget } from './flow-reading.ts';
import { readAsk } from './read-ask.ts';
import { readAssignments } from './read-assignments.ts';
import { readDuration } from './read-duration.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readMedia } from './read-media.ts';
import { readQuery } from '../settings/read-query.ts';
import { readString, readWritten } from '../yaml/read-scalar.ts';
import { readCondition, readTemplate } from './read-template.ts';
import { readText } from './read-text.ts';
import { readList, type Slot } from '../yaml/slot.ts';

type Of<Verb extends Step['verb']> = Omit<Extract<Step, { verb: Verb }>, 'key' | 'line' | 'next'>;

/** A step without its place: what its verb and the keys beside it say. */
export type Reader = (
  reading: FlowReading,
  slot: Slot,
  step: { readonly fields: Fields; readonly from: number },
) => { readonly verb: Step['verb'] } | undefined;

/** How each verb is read. */
export const readers: { readonly [verb: string]: Reader } = {
  say: readSay,
  ask: readAsk,
  if: readIf,
  set: readAssignments,
  tag: (reading, slot) => readGroups(reading, slot, 'tag'),
  untag: (reading, slot) => readGroups(reading, slot, 'untag'),
  task: readTask,
  notify: readNotify,
  call: (reading, slot) => readFlowName(reading, slot, 'call'),
  start: (reading, slot) => readFlowName(reading, slot, 'start'),
  wait: readWait,
  handover: readHandover,
  end: readEnd,
};

function readSay(
  reading: FlowReading,
  slot: Slot,
  { fields }: { readonly fields: Fields },
): Of<'say'> | undefined {
  const recorded = readMedia(reading, fields.get('media'));
  const silent = slot.node === null || (isScalar(slot.node) && slot.node.value === '');
  const say: Text | undefined =
    silent && recorded.media !== null
      ? { language: reading.language, source: { source: '', parts: [] }, translations: {} }
      : readText(reading, slot);
  return say && { verb: 'say', say, ...recorded };
}

function readIf(reading: FlowReading, slot: Slot, { from }: { readonly from: number }): Of<'if'> {
  const { source } = reading;
  const items = readList(source, slot, { single: false });
  if (items.length === 0 && isSeq(slot.node)) {
    source.error(
      slot.at,
      'if needs at least one entry, such as { when: "@(results.days > 3)", goto: praise }',
    );
  }
  const branches = items.flatMap((item) => {
    const fields = readFields(source, item, {
      what: 'an entry of if',
      keys: ['when', 'goto'],
      required: ['goto'],
    });
    const target = readTarget(reading, fields?.get('goto'), from);
    const condition = fields?.get('when');
    const text = condition && readWritten(source, condition);
    const when = condition && text !== undefined ? readCondition(source, condition, text) : null;
    return target === undefined || when === undefined ? [] : { when, target };
  });
  return { verb: 'if', branches };
}

function readGroups(reading: FlowReading, slot: Slot, verb: 'tag' | 'untag'): Of<'tag' | 'untag'> {
  const { source } = reading;
  const groups = readList(source, slot, { single: true }).flatMap((item) => {
    const text = readWritten(source, item);
    return (text === undefined ? undefined : readTemplate(source, item, text)) ?? [];
  });
  return { verb, groups };
}

function readTask(reading: FlowReading, slot: Slot): Of<'task'> | undefined {
  const shape = { what: 'a task', keys: ['for', 'title', 'due', 'why'], required: ['for', 'title'] };
  const fields = readFields(reading.source, slot, shape);
  const whom = readRecipient(reading, fields?.get('for'));
  const title = readText(reading, fields?.get('title'));
  const why = readText(reading, fields?.get('why')) ?? null;
  const wait = fields?.get('due');
  const due = wait ? (readDuration(reading.source, wait) ?? null) : null;
  return whom && title && { verb: 'task', for: whom, title, why, due };
}

function readNotify(reading: FlowReading, slot: Slot): Of<'notify'> | undefined {
  const keys = ['to', 'say'];
  const fields = readFields(reading.source, slot, { what: 'notify', keys, required: keys });
  const to = readRecipient(reading, fields?.get('to'));
  const say = readText(reading, fields?.get('say'));
  return to && say && { verb: 'notify', to, say };
}

function readRecipient({ source }: FlowReading, slot: Slot | undefined): Recipient | undefined {
  const text = slot && readString(source, slot);
  if (slot === undefined || text === undefined || text === 'companion' || text === 'coordinator') {
    return text as Recipient | undefined;
  }
  if (/^\w+$/u.test(text)) {
    const near = closest(text, ['companion', 'coordinator']) ?? 'companion';
    source.error(slot.at, `${slot.name} must be companion, coordinator or a query; did you mean "${near}"?`);
    return undefined;
  }
  const query = readQuery(source, slot);
  return query === undefined ? undefined : { query };
}

function readFlowName(
  { source, about }: FlowReading,
  slot: Slot,
  verb: 'call' | 'start',
): Of<'call' | 'start'> | undefined {
  const flow = readString(source, slot);
  if (flow === undefined || !about.flows || about.flows.has(flow)) {
    return flow === undefined ? undefined : { verb, flow };
  }
  const near = closest(flow.replace(/\.ya?ml$/u, ''), about.flows);
  const hint = near === undefined ? `there is no file ${flow}.yaml` : `did you mean "${near}"?`;
  source.error(slot.at, `no flow is called "${flow}"; ${hint}`);
  return undefined;
}

function readWait({ source }: FlowReading, slot: Slot): Of<'wait'> | undefined {
  const length = readDuration(source, slot);
  return length === undefined ? undefined : { verb: 'wait', for: length };
}

function readHandover(reading: FlowReading, slot: Slot): Of<'handover'> | undefined {
  const fields = readFields(reading.source, slot, { what: 'handover', keys: ['topic'], required: ['topic'] });
  const named = fields?.get('topic');
  const topic = readText(reading, named);
  if (named && topic) {
    checkTopic(reading, named, topic.source.source);
  }
  return topic && { verb: 'handover', topic };
}

/** A topic that is worked out while people talk cannot be known here. */
function checkTopic({ source, about }: FlowReading, { at }: Slot, topic: string): void {
  const { topics } = about;
  if (topics === null || topic.includes('@') || topics.includes(topic.trim())) {
    return;
  }
  const near = closest(topic, topics);
  const hint = near === undefined ? `they are ${topics.join(', ')}` : `did you mean "${near}"?`;
  source.error(at, `"${topic}" is no topic under tickets in programme.yaml; ${hint}`);
}

function readEnd({ source }: FlowReading, slot: Slot, { fields }: { readonly fields: Fields }): Of<'end'> {
  if (slot.node !== null && !(isScalar(slot.node) && slot.node.value === true)) {
    source.error(slot.at, 'end takes no value; write "- end: true"');
  }
  const goto = fields.get('goto');
  if (goto) {
    source.error(goto.keyAt, 'a step that ends the flow cannot go anywhere; remove goto or end');
  }
  return { verb: 'end' };
}

/** Whether a step is written as the bare word `end`. */
export function isBareEnd({ node }: Slot): boolean {
  return !isMap(node) && isScalar(node) && node.value === 'end';
}
