import { type Program } from '../../engine/program.ts';
import { readFlow } from './read-flow.ts';
import { type Fault, formatFault } from '../yaml/fault.ts';
import { type Surroundings } from './flow-reading.ts';
import { flowIdOf } from './read-flow-file.ts';

/** A kept source that cannot be compiled any more, with its faults. */
export class BrokenFlowSource extends Error {
  readonly reason = 'broken_source';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`A kept flow source cannot be compiled: ${faults.map(formatFault).join('; ')}`);
    this.name = 'BrokenFlowSource';
    this.faults = faults;
  }
}

/**
 * Compiles a kept source again, an older version that people are still in. Nothing outside the file can make it
 * fail, neither missing media nor an absent flow; throws `BrokenFlowSource` for what is wrong inside.
 */
export function recompile(
  file: string,
  text: string,
  about: Partial<Pick<Surroundings, 'locales' | 'question'>> = {},
): Program {
  const id = flowIdOf(file);
  const locales = about.locales?.filter(({ flow }) => flow === id) ?? [];
  const { program, faults } = readFlow({ file, text }, { ...about, locales });
  if (!program) {
    throw new BrokenFlowSource(faults.filter(({ level }) => level === 'error'));
  }
  return program;
}
