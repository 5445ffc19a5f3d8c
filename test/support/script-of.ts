import { type Program } from '../../src/engine/program.ts';
import { type Script } from '../../src/engine/script.ts';
import { type Manners } from '../../src/engine/world.ts';
import { createPhrases } from '../../src/flowfile/texts/phrases.ts';
import { readFlow } from '../../src/flowfile/flow/read-flow.ts';
import { formatFault } from '../../src/flowfile/yaml/fault.ts';
import { usualSettings } from '../../src/flowfile/settings/settings.ts';
import { readSystemFile } from '../../src/flowfile/texts/system-file.ts';
import { readSource } from '../../src/flowfile/yaml/list-files.ts';

const file = 'locales/id/system.yaml';

/** The script of flows that are written down in a test, by id, with the product's Indonesian texts. */
export function scriptOf(flows: Readonly<Record<string, string>>, manners: Partial<Manners> = {}): Script {
  const source = readSource(file);
  if (source.fault) {
    throw new Error(formatFault(source.fault));
  }
  return {
    programs: new Map(Object.entries(flows).map(([id, text]) => [id, programOf(id, text)])),
    ...createPhrases([readSystemFile({ ...source, language: 'id' })], 'id'),
    manners: { ...usualSettings.manners, ...manners },
    limits: usualSettings.limits,
  };
}

/** One flow, compiled; throws its faults. */
export function programOf(id: string, text: string): Program {
  const { program, faults } = readFlow({ file: `${id}.yaml`, text });
  if (!program) {
    throw new Error(faults.map(formatFault).join('\n'));
  }
  return program;
}
