import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, judge, note } from '../../domain/finding.ts';

const megabyte = 1024 * 1024;
/** With less free space, in bytes, somebody should act. */
const leastFree = 200 * megabyte;

const readOnly = 'mount it for writing, or set DATA_DIR to a folder on another disk';
const own = (dataDir: string): string =>
  `run this as the user of the companion (sudo -u), and give them what another made there: chown -R USER ${dataDir}`;

/** Whether DATA_DIR can be written, is its own user's alone, and has room; `access` throws what the system says. */
export function inspectFolder(dataDir: string, access = accessSync): readonly Finding[] {
  if (!existsSync(dataDir)) {
    return [note(`DATA_DIR ${dataDir} is not there yet; "start" makes it`)];
  }
  if (!statSync(dataDir).isDirectory()) {
    return [judge(false, `DATA_DIR ${dataDir} is no folder`, 'set it to a folder, or move what lies there')];
  }
  return [inspectAccess(dataDir, access), inspectMode(dataDir), inspectSpace(dataDir)];
}

/** Whether a file with secrets is read by its own user (and group) alone. */
export function inspectSecretFile(path: string): readonly Finding[] {
  if (process.platform === 'win32' || !existsSync(path)) {
    return [];
  }
  const sound = (statSync(path).mode & 0o007) === 0;
  return [judge(sound, `${path} is ${sound ? 'not ' : ''}readable by everybody`, `chmod 640 ${path}`)];
}

function inspectAccess(dataDir: string, access: typeof accessSync): Finding {
  const closed = (there: string, remedy: string): Finding =>
    judge(false, `DATA_DIR ${dataDir}: ${there} cannot be read and written by this user`, remedy);
  const what = `DATA_DIR ${dataDir}: may be written`;
  try {
    access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const foreign = readdirSync(dataDir).filter((name) => !isOwn(join(dataDir, name), access));
    return foreign.length === 0 ? { level: 'ok', what } : closed(foreign.join(', '), own(dataDir));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return code === 'EROFS'
      ? judge(false, `DATA_DIR ${dataDir} is on a disk that can only be read`, readOnly)
      : closed('it', own(dataDir));
  }
}

/** What a command of root left there, the companion can neither read nor write. */
function isOwn(path: string, access: typeof accessSync): boolean {
  try {
    access(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function inspectMode(dataDir: string): Finding {
  if (process.platform === 'win32') {
    return note('the permissions of DATA_DIR are not looked at on Windows');
  }
  const mode = statSync(dataDir).mode & 0o777;
  const what = `permissions of DATA_DIR: ${mode.toString(8)}`;
  return judge((mode & 0o077) === 0, what, `others may look into it: chmod 700 ${dataDir}`);
}

function inspectSpace(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const what = `disk of DATA_DIR: ${Math.round(free / megabyte)} MB free`;
  return judge(free >= leastFree, what, 'free some space before it is full');
}
