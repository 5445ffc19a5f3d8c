import { describe, expect, it } from '@jest/globals';
import { type Surroundings } from '../../../../src/flowfile/flow/flow-reading.ts';
import { readFlowFile } from '../../../../src/flowfile/flow/read-flow-file.ts';

const anything: Surroundings = {
  flows: null,
  hasMedia: null,
  locales: [],
  question: { remind: [], timeout: 1 },
  daySets: null,
  purposes: null,
  fields: null,
  topics: null,
};

/** What is wrong with a flow that hands over about this. */
function faultsOf(topic: string, topics: readonly string[] | null): readonly string[] {
  const text = `triggers:\n  - keyword: tolong\nsteps:\n  - handover: { topic: ${JSON.stringify(topic)} }\n`;
  const { source } = readFlowFile({ file: 'tolong.yaml', text }, { ...anything, topics });
  return source.faults().flatMap(({ level, text: what }) => (level === 'error' ? [what] : []));
}

describe('what a flow hands over about', () => {
  it('is anything where the programme names no topics', () => {
    expect(faultsOf('Kesehatn', null)).toEqual([]);
  });

  it('is one of the topics of the programme, or worked out while people talk', () => {
    const topics = ['Kesehatan', 'Surat pindah'];
    expect(faultsOf('Kesehatan', topics)).toEqual([]);
    expect(faultsOf('@contact.village', topics)).toEqual([]);
    expect(faultsOf('Kesehatn', topics)).toEqual([
      '"Kesehatn" is no topic under tickets in programme.yaml; did you mean "Kesehatan"?',
    ]);
    expect(faultsOf('Bantuan', topics)).toEqual([
      '"Bantuan" is no topic under tickets in programme.yaml; they are Kesehatan, Surat pindah',
    ]);
  });
});
