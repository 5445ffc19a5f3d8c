import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { StoreError } from '../../store.ts';
import { type BackedUp, badBackup, type BackupLine, readLine } from './backup-line.ts';
import { newerStore, schemaVersion } from '../open-meta.ts';

const pageSize = 500;

async function* linesOf(path: string): AsyncGenerator<BackupLine> {
  const file = createReadStream(path);
  const unzipped = createGunzip();
  // Without this a file that cannot be read would be waited for.
  file.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const text of createInterface({ input: file.pipe(unzipped), crlfDelay: Infinity })) {
      yield readLine(text);
    }
    if (unzipped.errored) {
      throw unzipped.errored;
    }
  } finally {
    file.destroy();
  }
}

async function* documentsOf(path: string): AsyncGenerator<BackedUp> {
  let documents = 0;
  let isWhole = false;
  for await (const line of linesOf(path)) {
    if ('collection' in line) {
      documents += 1;
      yield line;
    } else if ('documents' in line) {
      isWhole = line.documents === documents;
    } else if (line.schema > schemaVersion) {
      throw newerStore(path);
    }
  }
  if (!isWhole) {
    throw badBackup(path);
  }
}

async function* pagesOf(path: string): AsyncGenerator<readonly BackedUp[]> {
  let page: BackedUp[] = [];
  for await (const each of documentsOf(path)) {
    if (page.push(each) === pageSize) {
      yield page;
      page = [];
    }
  }
  yield page;
}

/** The documents of a backup in pages; throws a `StoreError` when it is damaged, cut short or a newer program's. */
export async function* readBackup(path: string): AsyncGenerator<readonly BackedUp[]> {
  try {
    yield* pagesOf(path);
  } catch (error) {
    throw error instanceof StoreError ? error : badBackup(path, error);
  }
}
