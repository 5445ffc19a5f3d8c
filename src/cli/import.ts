import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Remark } from '../flowfile/rapidpro/reading.ts';
import { findImported } from '../flowfile/rapidpro/find-imported.ts';
import { planImport } from '../flowfile/rapidpro/plan-import.ts';
import { type CliParts } from './parts.ts';
import { readContainerFile } from './read-export-file.ts';
import { Refusal } from './refusal.ts';

const headings: readonly (readonly [Remark['kind'], string])[] = [
  ['repaired', 'repaired'],
  ['unsupported', 'not supported'],
  ['missing', 'missing in the export'],
  ['error', 'not imported'],
];

/** `semangat import`: puts the flows of an export into FLOWS_DIR/imported and says what became of each. */
export function importFlows(words: readonly string[], parts: CliParts): number {
  const file = parseWords(words);
  const folder = join(parts.flowsDir, 'imported');
  const plan = planImport(readContainerFile(file), parts.language, findImported(folder));
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of plan.files) {
    writeFileSync(join(folder, name), text);
  }
  const troubled = new Set(plan.remarks.map(({ flow }) => flow));
  const exact = plan.titles.filter((title) => !troubled.has(title));
  say(`${plan.titles.length} flow(s) written to ${folder}`);
  say(`exact: ${exact.length}`);
  for (const [kind, heading] of headings) {
    tell(
      heading,
      plan.remarks.filter((each) => each.kind === kind),
    );
  }
  if (plan.campaigns.length > 0) {
    say(`kept, not run yet: campaigns ${plan.campaigns.join(', ')}`);
  }
  return plan.titles.length === 0 ? 1 : 0;
}

function parseWords(words: readonly string[]): string {
  try {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) {
      return file;
    }
  } catch (fault) {
    throw new Refusal(fault instanceof Error ? fault.message : 'these words are not understood');
  }
  throw new Refusal('import needs one file: semangat import export.json');
}

/** Remarks alike are one line with their count and first places. */
function tell(heading: string, remarks: readonly Remark[]): void {
  if (remarks.length === 0) {
    return;
  }
  say(`${heading}: ${remarks.length}`);
  for (const { flow, where, text } of remarks) {
    say(`  ${[flow, where].filter(Boolean).join(', ')}: ${text}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
