import { normalise } from '../../domain/text/normalise.ts';
import { type Trigger } from '../../engine/program.ts';
import { type Fault } from '../yaml/fault.ts';
import { type FlowFile } from '../flow/read-flow-file.ts';
import { type ImportedFlows } from './load-imported.ts';

/** The keywords of a trigger that is for everyone; of those for groups several flows may have the same. */
const wordsForAll = (trigger: Trigger): readonly string[] =>
  trigger.kind === 'keyword' && !trigger.groups ? trigger.words : [];

/** Faults where two flows claim the same id or the same keyword. */
export function clashes(own: readonly FlowFile[], { programs }: ImportedFlows): readonly Fault[] {
  const taken = new Map(
    own.flatMap(({ source, keywords }) =>
      keywords.map(({ text }) => [normalise(text), source.file] as const),
    ),
  );
  const faults: Fault[] = [];
  for (const [id, { triggers }] of programs) {
    const file = `imported/${id}.json`;
    const error = (text: string): void => {
      faults.push({ file, line: 1, column: 1, level: 'error', text });
    };
    const twin = own.find((flow) => flow.id === id);
    if (twin) {
      error(`${twin.source.file} has the same id; rename one of the two files`);
    }
    for (const word of triggers.flatMap(wordsForAll)) {
      const other = taken.get(normalise(word));
      if (other !== undefined && other !== file) {
        error(`the keyword "${word}" belongs to the flow in ${other} already; take it out of one of the two`);
      }
      taken.set(normalise(word), file);
    }
  }
  return faults;
}
