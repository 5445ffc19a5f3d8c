import { createWriteStream, fstatSync, renameSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { mongo } from 'mongoose';
import { backupFault, dropDeadParts, partOf, refuseExisting } from '../../backup-file.ts';
import { syncFile, syncFolderOf } from '../../durable-file.ts';
import { makeFolder } from '../../make-folder.ts';
import { StoreError } from '../../store.ts';
import { writeLine } from './backup-line.ts';
import { collectionNames } from '../collections.ts';
import { type Connected } from '../connect.ts';
import { schemaVersion } from '../open-meta.ts';

/** The moment cannot be read yet, since a collection or an index was made just now. */
const tooEarly = 246;

/** The fences of running processes are no part of a copy: a new holder's number may be lower than an old one's. */
const wholeButFences = { fence: { $exists: false } };

async function* lines({ db }: Connected, session: mongo.ClientSession): AsyncGenerator<string> {
  let documents = 0;
  yield writeLine({ semangat: 'mongo', schema: schemaVersion });
  for (const collection of collectionNames) {
    for await (const document of db.collection(collection).find(wholeButFences, { session })) {
      documents += 1;
      yield writeLine({ collection, document });
    }
  }
  yield writeLine({ documents });
}

/** Which file it is, whatever its name is by now. */
interface Written {
  inode?: number;
}

async function copy(connected: Connected, part: string, written: Written): Promise<void> {
  // On a replica set everything is read as it was at one moment; a server that stands alone cannot do that.
  const session = connected.connection.getClient().startSession({ snapshot: connected.replicated });
  try {
    // Never into the file of another backup that is under way.
    await rm(part, { force: true });
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600 }).once('open', (fd: number) => {
      written.inode = fstatSync(fd).ino;
    });
    await pipeline(lines(connected, session), createGzip(), file);
  } finally {
    await session.endSession();
  }
}

async function copyInTime(connected: Connected, part: string, written: Written, tries = 50): Promise<void> {
  try {
    await copy(connected, part, written);
  } catch (error) {
    if (tries === 0 || !(error instanceof mongo.MongoServerError) || error.code !== tooEarly) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    await copyInTime(connected, part, written, tries - 1);
  }
}

/** Whether another backup of the same name, begun later, has not put its own file there. */
function isStillThere(part: string, { inode }: Written): boolean {
  return inode !== undefined && statSync(part, { throwIfNoEntry: false })?.ino === inode;
}

/**
 * Copies the whole database to `path`, gzipped JSON lines, which appears complete and on the disk, or not at all.
 * Everything goes on meanwhile. A replica set gives one moment, for as long as it keeps old snapshots (five minutes
 * unless `minSnapshotHistoryWindowInSeconds` says more). Throws `exists` rather than overwrite, and where another one
 * of the same name was begun while it was made.
 */
export async function backUp(connected: Connected, path: string): Promise<void> {
  refuseExisting(path);
  const part = partOf(path);
  const written: Written = {};
  try {
    makeFolder(dirname(path));
    await copyInTime(connected, part, written);
    if (!isStillThere(part, written)) {
      throw new StoreError(
        'exists',
        `Another backup to ${path} was begun meanwhile and goes on; choose another name for this one.`,
      );
    }
    syncFile(part);
    dropDeadParts(part);
    renameSync(part, path);
  } catch (error) {
    if (isStillThere(part, written)) {
      await rm(part, { force: true }).catch(() => undefined);
    }
    throw unlessDatabase(error, path);
  }
  syncFolderOf(path);
}

/** What the file system refused is the backup's trouble and not the database's. */
function unlessDatabase(error: unknown, path: string): unknown {
  const isOfFiles = typeof error === 'object' && error !== null && 'syscall' in error;
  return isOfFiles ? backupFault('unavailable', path, error) : error;
}
