import { findLoops } from '../../checks/find-loops.ts';
import { readFlowFile } from '../../flow/read-flow-file.ts';
import { usualSettings } from '../../settings/settings.ts';
import { type Definition } from '../definition-schema.ts';
import { type Remark } from '../reading.ts';
import { type OurFlow } from './to-our-flow.ts';

/** A flow as it was written in our language, with the id that it would have. */
export interface Written extends OurFlow {
  readonly definition: Definition;
  readonly name: string;
}

const unchecked = {
  flows: null,
  hasMedia: null,
  locales: [],
  daySets: null,
  purposes: null,
  fields: null,
  topics: null,
} as const;

/** What our own checks refuse of flows that would lie beside each other: they would stop the next start. */
export function findWrong(flows: readonly Written[]): readonly Remark[] {
  const about = { ...unchecked, question: usualSettings.question };
  const read = flows.map(({ definition, name, text }) => ({
    flow: definition.name,
    ...readFlowFile({ file: `${name}.yaml`, text: text ?? '' }, about),
  }));
  for (const { flow, at, text } of findLoops(new Map(read.map(({ id, graph }) => [id, graph])))) {
    read.find(({ id }) => id === flow)?.source.error(at, text);
  }
  return read.flatMap(({ flow, source }) =>
    source
      .faults()
      .filter(({ level }) => level === 'error')
      .map(({ text }): Remark => ({ kind: 'unsupported', flow, where: '', text })),
  );
}
