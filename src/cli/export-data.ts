import { exportFlowFile } from './rapidpro/export-flow-file.ts';
import { exportResults } from './export-results.ts';
import { type CliParts } from './parts.ts';

/** `semangat export`: the answers, or with the word `flows` the flows themselves. */
export async function exportData(words: readonly string[], parts: CliParts): Promise<number> {
  return words[0] === 'flows' ? exportFlowFile(words.slice(1), parts) : exportResults(words, parts);
}
