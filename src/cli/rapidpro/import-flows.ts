import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findImported } from '../../flowfile/rapidpro/find-imported.ts';
import { planOurFlows } from '../../flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { planImport } from '../../flowfile/rapidpro/plan-import.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { readContainerFile } from './read-export-file.ts';
import { Refusal } from '../refusal.ts';
import { tellNextStart } from './tell-next-start.ts';
import { say, tellRemarks } from './tell-remarks.ts';

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
  tellRemarks(plan.remarks);
  if (plan.campaigns.length > 0) {
    say(`campaigns: they run from the next start: ${plan.campaigns.join(', ')}`);
  }
  tellNextStart(parts.readFolder(), plan.titles);
  return plan.titles.length === 0 ? 1 : 0;
}

function parseWords(words: readonly string[]): { readonly file: string; readonly asYaml: boolean } {
  const options = { 'as-yaml': { type: 'boolean', default: false } } as const;
  const { positionals, values } = readArgs(() =>
    parseArgs({ args: [...words], allowPositionals: true, options }),
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new Refusal('import needs one file: semangat import [--as-yaml] export.json');
  }
  return { file, asYaml: values['as-yaml'] };
}

/**
 * Writes what can be written in our language to FLOWS_DIR and LOCALES_DIR; a file that is there already stays as it is.
 */
function writeOurFlows(file: string, parts: CliParts): number {
  const { flowsDir, localesDir } = parts;
  const plan = planOurFlows(readContainerFile(file));
  const written = plan.files.filter(({ name, text, translations }) => {
    const isNew = writeNew(flowsDir, name, text);
    for (const [language, texts] of Object.entries(isNew ? translations : {})) {
      writeNew(join(localesDir, language), name, texts);
    }
    return isNew;
  });
  say(
    `${written.length} flow(s) written to ${flowsDir}: ${written.map(({ name }) => name).join(', ') || 'none'}`,
  );
  tellRemarks(plan.remarks);
  tellNextStart(parts.readFolder());
  return written.length === 0 ? 1 : 0;
}

function writeNew(folder: string, name: string, text: string): boolean {
  const path = join(folder, name);
  if (existsSync(path)) {
    say(`${path} is there already and stays as it is; move it away to write it anew`);
    return false;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  return true;
}
