import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { normalise } from '../../domain/text/normalise.ts';
import { type Program } from '../../engine/program.ts';
import { flowTemplates } from './flow-templates.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';

const names = Object.keys(flowTemplates);

/** `semangat flows new <id>`: writes a flow and its tests into FLOWS_DIR, to be changed from there. */
export function newFlow(words: readonly string[], parts: Pick<CliParts, 'flowsDir' | 'readFolder'>): number {
  const { id, template } = readWords(words);
  const keyword = id.replaceAll('-', ' ');
  const { programs, phrases } = parts.readFolder();
  const owner = [...programs.values()].find((program) => listensTo(program, keyword))?.id;
  if (owner !== undefined || phrases.reserved(normalise(keyword)) !== undefined) {
    const why = owner === undefined ? 'is a built-in word' : `starts the flow ${owner} already`;
    throw new Refusal(`"${keyword}" would start the new flow, but ${why}; take another name`);
  }
  const title = `${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`;
  const fill = (text: string): string => text.replaceAll('{title}', title).replaceAll('{keyword}', keyword);
  const files = [
    { path: join(parts.flowsDir, `${id}.yaml`), text: fill(template.flow) },
    { path: join(parts.flowsDir, `${id}.test.yaml`), text: fill(template.test) },
  ];
  write(files);
  process.stdout.write(files.map(({ path }) => `${path}\n`).join(''));
  process.stderr.write(`change the texts, then: semangat flows check && semangat flows test\n`);
  return 0;
}

function readWords(words: readonly string[]) {
  const how = `semangat flows new <name> [--template ${names.join('|')}]`;
  const options = { template: { type: 'string', default: 'check-in' } } as const;
  const { values, positionals } = readArgs(
    () => parseArgs({ args: [...words], options, allowPositionals: true }),
    how,
  );
  const [id = '', ...more] = positionals;
  if (more.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(id)) {
    throw new Refusal(`a name is small letters, digits and "-", such as ingat-posyandu: ${how}`);
  }
  const template = Object.hasOwn(flowTemplates, values.template) ? flowTemplates[values.template] : undefined;
  if (template === undefined) {
    throw new Refusal(`there is no template "${values.template}": ${how}`);
  }
  return { id, template };
}

function listensTo({ triggers }: Program, keyword: string): boolean {
  return triggers.some(
    (trigger) =>
      trigger.kind === 'keyword' && trigger.words.some((word) => normalise(word) === normalise(keyword)),
  );
}

/** Neither file is touched where one of them is there. */
function write(files: readonly { readonly path: string; readonly text: string }[]): void {
  const there = files.find(({ path }) => existsSync(path));
  if (there) {
    throw new Refusal(`${there.path} is there already; take another name`);
  }
  for (const { path, text } of files) {
    try {
      writeFileSync(path, text, { flag: 'wx', mode: 0o644 });
    } catch {
      throw new Refusal(`${path} cannot be written; is FLOWS_DIR a folder that this user may write to?`);
    }
  }
}
