import { assemble, type Assembly } from './assemble.ts';
import { type Opened } from '../cli/parts.ts';
import { type TalkFiles } from '../console/simulator/simulator-parts.ts';
import { type Config } from '../config.ts';
import { type FlowFolder } from '../flowfile/load-folder.ts';

/** A companion on the simulator alone, whatever channels are configured; it runs when this resolves. */
export async function openCompanion(
  config: Config,
  folder: FlowFolder,
  assembling: Parameters<typeof assemble>[2],
): Promise<Opened & { readonly files: TalkFiles }> {
  const onlySimulator = { ...config, telegram: null, whatsapp: null, simulator: true };
  const assembly = await assemble(onlySimulator, folder, assembling);
  const { companion, records, store } = assembly;
  await companion.start();
  const close = async (): Promise<void> => {
    await companion.stop();
    await store.close();
  };
  return { companion, records, files: talkFilesOf(assembly), backup: store.backup, close };
}

/** Where the files of simulated talks are put and read. */
export function talkFilesOf({ files, shelf }: Pick<Assembly, 'files' | 'shelf'>): TalkFiles {
  return {
    put: shelf.put,
    read: async (ref) => {
      const bytes = await shelf.find(ref);
      return bytes ? { bytes, mime: 'application/octet-stream' } : files.read(ref);
    },
  };
}
