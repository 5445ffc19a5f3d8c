import { assemble } from './assemble.ts';
import { type Opened } from './cli/parts.ts';
import { type Config } from './config.ts';
import { type FlowFolder } from './flowfile/load-folder.ts';

/** A companion on the simulator alone, whatever channels are configured; it runs when this resolves. */
export async function openCompanion(
  config: Config,
  folder: FlowFolder,
  assembling: Parameters<typeof assemble>[2],
): Promise<Opened> {
  const onlySimulator = { ...config, telegram: null, whatsapp: null, simulator: true };
  const { companion, records, store } = await assemble(onlySimulator, folder, assembling);
  await companion.start();
  const close = async (): Promise<void> => {
    await companion.stop();
    await store.close();
  };
  return { companion, records, backup: store.backup, close };
}
