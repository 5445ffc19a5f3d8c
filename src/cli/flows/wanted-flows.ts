import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { type Program } from '../../engine/program.ts';
import { groupByFolder, isWanted, type WantedFolder } from './flow-folders.ts';
import { type CliParts } from '../parts.ts';
import { refuseErrors } from '../refuse-errors.ts';

/** The flows that a command was asked for, in one folder. */
export interface WantedFlows extends WantedFolder {
  readonly read: FlowFolder;
  /** Imported flows are not among them: their steps stand in no file of ours. */
  readonly programs: readonly Program[];
}

/** Reads the flows that are named, or all; refuses where one of them has errors. */
export function readWantedFlows(words: readonly string[], parts: CliParts): readonly WantedFlows[] {
  return groupByFolder(words, parts.flowsDir).map((wanted) => {
    const read = parts.readFolder(wanted.folder);
    refuseErrors(
      read.faults.filter(({ file }) => isWanted(file, wanted)),
      'mend this first',
    );
    const ids = wanted.files.map((file) => file.replace(/(\.test)?\.ya?ml$/u, ''));
    const programs = [...read.programs.values()].filter(
      ({ id, nodes }) => nodes === undefined && (ids.length === 0 || ids.includes(id)),
    );
    return { ...wanted, read, programs };
  });
}
