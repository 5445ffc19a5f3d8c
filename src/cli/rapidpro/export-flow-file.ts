import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportFlows } from '../../flowfile/rapidpro/write/export-flows.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';
import { refuseErrors } from '../refuse-errors.ts';
import { say, tellRemarks } from './tell-remarks.ts';

/** `semangat export flows`: writes all flows, or those that are named, as an export of RapidPro; says what differs. */
export function exportFlowFile(words: readonly string[], parts: CliParts): number {
  const { ids, file } = parseWords(words);
  const { programs, sources, faults } = parts.readFolder();
  refuseErrors(faults, 'mend this first');
  const unknown = ids.filter((id) => !programs.has(id));
  if (unknown.length > 0) {
    throw new Refusal(`there is no flow ${unknown.join(', ')} in ${parts.flowsDir}`);
  }
  const wanted = [...programs.values()].filter(({ id }) => ids.length === 0 || ids.includes(id));
  const { container, remarks } = exportFlows(wanted, { known: programs, sourceOf: (id) => sources.get(id) });
  writeFileSync(file, `${JSON.stringify(container, null, 1)}\n`);
  const troubled = new Set(remarks.map(({ flow }) => flow));
  say(`${wanted.length} flow(s) written to ${file}`);
  say(`exact: ${wanted.filter(({ title }) => !troubled.has(title)).length}`);
  tellRemarks(remarks);
  return 0;
}

function parseWords(words: readonly string[]): { readonly ids: readonly string[]; readonly file: string } {
  const options = { to: { type: 'string' } } as const;
  const { positionals, values } = readArgs(() =>
    parseArgs({ args: [...words], allowPositionals: true, options }),
  );
  if (values.to === undefined) {
    throw new Refusal('export flows needs a file to write to: semangat export flows [ID…] --to export.json');
  }
  return { ids: positionals, file: values.to };
}
