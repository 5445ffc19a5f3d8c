import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Remark } from '../flowfile/rapidpro/reading.ts';
import { findImported } from '../flowfile/rapidpro/find-imported.ts';
import { planOurFlows } from '../flowfile/rapidpro/as-yaml/plan-our-flows.ts';
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
  const { file, asYaml } = parseWords(words);
  if (asYaml) {
    return writeOurFlows(file, parts);
  }
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
  tellAll(plan.remarks);
  if (plan.campaigns.length > 0) {
    say(`kept, not run yet: campaigns ${plan.campaigns.join(', ')}`);
  }
  return plan.titles.length === 0 ? 1 : 0;
}

function parseWords(words: readonly string[]): { readonly file: string; readonly asYaml: boolean } {
  try {
    const options = { 'as-yaml': { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) {
      return { file, asYaml: values['as-yaml'] ?? false };
    }
  } catch (fault) {
    throw new Refusal(fault instanceof Error ? fault.message : 'these words are not understood');
  }
  throw new Refusal('import needs one file: semangat import [--as-yaml] export.json');
}

/** Writes what can be written in our language to FLOWS_DIR; a file that is there already stays as it is. */
function writeOurFlows(file: string, { flowsDir }: CliParts): number {
  const plan = planOurFlows(readContainerFile(file));
  const written = plan.files.filter(({ name, text }) => {
    const path = join(flowsDir, name);
    const isNew = !existsSync(path);
    if (isNew) {
      writeFileSync(path, text);
    } else {
      say(`${path} is there already and stays as it is; move it away to write it anew`);
    }
    return isNew;
  });
  say(
    `${written.length} flow(s) written to ${flowsDir}: ${written.map(({ name }) => name).join(', ') || 'none'}`,
  );
  tellAll(plan.remarks);
  return written.length === 0 ? 1 : 0;
}

function tellAll(remarks: readonly Remark[]): void {
  for (const [kind, heading] of headings) {
    tell(
      heading,
      remarks.filter((each) => each.kind === kind),
    );
  }
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
