import { type CliParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/**
 * Throws a Refusal where DATA_DIR holds no store: opened, an empty one would be made there, and whoever forgot to set
 * DATA_DIR would have copies of nothing every night.
 */
export async function refuseNoStore(
  parts: Pick<CliParts, 'shared' | 'dataDir' | 'inspectServers'>,
): Promise<void> {
  if (parts.shared === null && !(await parts.inspectServers()).made) {
    throw new Refusal(
      `there is no store in ${parts.dataDir}; set DATA_DIR to the folder that the companion is started with`,
    );
  }
}
