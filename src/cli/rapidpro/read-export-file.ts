import { readExport, type ReadExport } from '../../flowfile/rapidpro/read-export.ts';
import { complete } from '../../flowfile/rapidpro/complete.ts';
import { readTriggers } from '../../flowfile/rapidpro/read-triggers.ts';
import { type Container } from '../../flowfile/rapidpro/container-schema.ts';
import { toContainer } from '../../flowfile/rapidpro/to-container.ts';
import { readJsonFile } from '../read-json-file.ts';
import { Refusal } from '../refusal.ts';

/** The export in a JSON file; refuses a file that is none, in plain words. */
export function readContainerFile(file: string): Container {
  try {
    return toContainer(readJsonFile(file));
  } catch (fault) {
    const why = fault instanceof Refusal ? fault.message : fault instanceof Error ? fault.message : '';
    throw fault instanceof Refusal ? fault : new Refusal(`${file} is no export of flows: ${why}`);
  }
}

/** The flows of an export, ready to run, with everything declared that they name. */
export function readExportFile(file: string, language: string): ReadExport {
  const container = readContainerFile(file);
  const read = readExport(container, {
    triggersOf: ({ uuid, name }) => {
      const mine = container.triggers.filter(({ flow }) =>
        flow?.uuid === undefined ? flow?.name === name : flow.uuid === uuid,
      );
      return readTriggers(mine, name).triggers;
    },
  });
  return { ...read, workspace: complete(read.workspace, [...read.programs.values()], language) };
}
