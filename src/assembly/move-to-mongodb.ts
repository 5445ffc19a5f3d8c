import { Refusal } from '../cli/refusal.ts';
import { type Moved } from '../cli/parts.ts';
import { realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { leaveMovedMark } from '../system/moved-mark.ts';
import { storePath } from './storage.ts';
import { openMovingSource } from '../store/embedded/open-moving-source.ts';
import { differingIn } from '../store/moving.ts';

/** Moves the embedded store to MongoDB and counts both. Throws StoreError, or Refusal where nothing says to where. */
export async function moveToMongodb(config: Pick<Config, 'dataDir' | 'shared'>): Promise<Moved> {
  if (config.shared === null) {
    throw new Refusal('set MONGODB_URI (and REDIS_URL) to where the embedded store is to be moved');
  }
  const { openMovingTarget } = await import('../store/mongo/backup/open-moving-target.ts');
  const now = realClock.now;
  const source = await openMovingSource({ path: storePath(config.dataDir), now });
  try {
    const target = await openMovingTarget({ uri: config.shared.mongo, now });
    try {
      await target.import(source.export());
      const [from, to] = [await source.tally(), await target.tally()];
      const differing = differingIn(from, to);
      if (differing.length === 0) {
        // In this order: at no moment may people be answered from both.
        leaveMovedMark(config.dataDir);
        await target.finish();
      }
      return { from, to, differing };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
