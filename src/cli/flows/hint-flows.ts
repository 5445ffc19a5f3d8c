import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findHints } from '../../flowfile/checks/find-hints.ts';
import { formatFault } from '../../flowfile/yaml/fault.ts';
import { isWanted } from './flow-folders.ts';
import { type CliParts } from '../parts.ts';
import { readWantedFlows } from './wanted-flows.ts';

/**
 * `semangat flows check --hints`: which texts would be easier to read if they were shorter, and what media cost; exit
 * 0.
 */
export function hintFlows(words: readonly string[], parts: CliParts): number {
  for (const { programs, folder, files, read } of readWantedFlows(words, parts)) {
    for (const hint of read.hints.filter(({ file }) => isWanted(file, { folder, files }))) {
      process.stdout.write(`${formatFault(hint)}\n`);
    }
    const bytesOf = (media: string): number | undefined =>
      statSync(join(folder, 'media', media), { throwIfNoEntry: false })?.size;
    for (const program of programs) {
      for (const { line, text } of findHints(program, bytesOf)) {
        process.stdout.write(`${join(folder, `${program.id}.yaml`)}:${line}: hint: ${text}\n`);
      }
    }
  }
  return 0;
}
