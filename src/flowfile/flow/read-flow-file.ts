import { createHash } from 'node:crypto';
import { type Role } from '../../domain/contact/role.ts';
import { languageCode } from '../../domain/text/language-code.ts';
import { type Program, type Step } from '../../engine/program.ts';
import { type FlowReading, type Met, type WrittenKeyword, type Surroundings } from './flow-reading.ts';
import { findUnreached, type Node } from '../checks/step-graph.ts';
import { readPositiveDuration } from './read-duration.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readShaped, readString, readWord } from '../yaml/read-scalar.ts';
import { idsOfAsks, readIds, readStep } from './read-steps.ts';
import { readTriggers } from './read-triggers.ts';
import { readList, rootSlot, type Slot } from '../yaml/slot.ts';
import { openSource, type Source } from '../yaml/source.ts';

const keys = ['title', 'language', 'for', 'expires', 'triggers', 'steps'];
const roles: readonly Role[] = ['beneficiary', 'volunteer', 'coordinator'];

/** A flow file as it was read. */
export interface FlowFile {
  readonly id: string;
  readonly source: Source;
  /** Null while the file has errors. */
  readonly program: Program | null;
  readonly language: string;
  /** The steps as a graph, those with faults included. */
  readonly graph: readonly Node[];
  readonly texts: readonly Met[];
  readonly recordings: readonly Met[];
  readonly keywords: readonly WrittenKeyword[];
  readonly answers: readonly Met[];
  /** Ids of the questions, of those with faults too. */
  readonly asks: readonly string[];
}

/** Reads one flow file with all faults that can be seen from inside it. */
export function readFlowFile(
  { file, text }: { readonly file: string; readonly text: string },
  about: Surroundings,
): FlowFile {
  const source = openSource({ file, text });
  const id = flowIdOf(file);
  const root = rootSlot(source, 'a flow');
  const fields = source.root && readFields(source, root, { what: 'a flow', keys });
  if (!fields) {
    noteEmpty(source);
    const nothing = { graph: [], texts: [], recordings: [], keywords: [], answers: [], asks: [] };
    return { id, source, program: null, language: 'id', ...nothing };
  }
  const items = readItems(source, fields.get('steps'), root);
  const language = readLanguage(source, fields.get('language'));
  const steps = readIds(source, items);
  const reading = {
    source,
    language,
    about,
    steps,
    texts: [],
    recordings: [],
    keywords: [],
    answers: [],
    jumps: new Map(),
  };
  return { ...reading, id, asks: idsOfAsks(items), ...readParts(reading, { fields, items, id, text }) };
}

function readParts(
  reading: FlowReading,
  flow: {
    readonly fields: Fields;
    readonly items: readonly Slot[];
    readonly id: string;
    readonly text: string;
  },
): Pick<FlowFile, 'program' | 'graph'> {
  const { source, language } = reading;
  const { fields, items, id, text } = flow;
  const head = readHead(reading, fields, id);
  const steps = items.map((item, index) =>
    readStep(reading, item, { index, last: index === items.length - 1 }),
  );
  const graph = steps.map((step, index) => ({
    step,
    at: items[index]?.at ?? 0,
    jumps: reading.jumps.get(index) ?? [],
  }));
  if (source.isBroken()) {
    return { program: null, graph };
  }
  noteUnreached(source, graph);
  return {
    program: { ...head, id, version: versionOfText(text), language, steps: steps as readonly Step[] },
    graph,
  };
}

/** The id of a flow: its file's name without its ending. */
export function flowIdOf(file: string): string {
  return file.replace(/^.*[/\\]/u, '').replace(/\.ya?ml$/u, '');
}

function readHead(
  reading: FlowReading,
  fields: Fields,
  id: string,
): Pick<Program, 'title' | 'for' | 'expires' | 'triggers'> {
  const { source } = reading;
  const [title, whom, expires] = ['title', 'for', 'expires'].map((key) => fields.get(key));
  return {
    title: (title && readString(source, title)) ?? id,
    for: whom
      ? readList(source, whom, { single: true }).flatMap((item) => readWord(source, item, roles) ?? [])
      : [],
    expires: (expires && readPositiveDuration(source, expires)) ?? null,
    triggers: readTriggers(reading, fields.get('triggers')),
  };
}

function readLanguage(source: Source, slot: Slot | undefined): string {
  return (slot && readShaped(source, slot, { shape: languageCode, like: 'id, jv or en' })) ?? 'id';
}

function readItems(source: Source, slot: Slot | undefined, root: Slot): readonly Slot[] {
  const items = slot ? readList(source, slot, { single: false }) : [];
  const said =
    slot !== undefined && items.length === 0 && source.faults().some(({ level }) => level === 'error');
  if (items.length === 0 && !said) {
    source.error(
      slot?.at ?? root.at,
      'a flow needs steps, such as\nsteps:\n  - say: "…"'.replaceAll(/\n\s*/gu, ' '),
    );
  }
  return items;
}

function noteEmpty(source: Source): void {
  if (source.faults().length === 0) {
    source.error(0, 'the file is empty; a flow needs at least "steps:"');
  }
}

function noteUnreached(source: Source, graph: readonly Node[]): void {
  for (const { at } of findUnreached(graph)) {
    source.warn(at, 'nothing leads to this step; a step before it goes elsewhere');
  }
}

/** The version of a flow, which is made of its file's text alone. */
export function versionOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
