import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config } from '../config.ts';
import { type DraftBench } from '../console/simulator/draft-bench.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Log } from '../domain/log.ts';
import { formatErrors } from '../flowfile/yaml/fault.ts';
import { openCompanion } from './open-companion.ts';
import { readFolder } from './script.ts';

/** A bench that is cleared away when the process ends. */
export interface ClosableBench extends DraftBench {
  close(): Promise<void>;
}

type Opened = Awaited<ReturnType<typeof openCompanion>>;

/** A bench in memory on the flow files as they are when it is opened; its clock stands until it is moved. */
export function createDraftBench(
  config: Config,
  { now, log }: { now: () => Instant; log: Log },
): ClosableBench {
  let opened: (Opened & { readonly dataDir: string }) | null = null;
  const { language, timezone } = config;
  const close = async (): Promise<void> => {
    const last = opened;
    opened = null;
    await last?.close();
    if (last) {
      rmSync(last.dataDir, { recursive: true, force: true });
    }
  };
  return {
    close,
    open: async () => {
      const folder = readFolder(config);
      const errors = formatErrors(folder.faults);
      if (errors.length === 0) {
        await close();
        const dataDir = mkdtempSync(join(tmpdir(), 'semangat-drafts-'));
        const alone = { ...config, dataDir, shared: null };
        opened = { ...(await openCompanion(alone, folder, { log, standsAt: now() })), dataDir };
      }
      return errors;
    },
    talk: () => opened && { ...opened, defaults: { language, timezone } },
  };
}
