import { type Instant } from '../../../domain/time/clock.ts';
import { type Finding, judge, note } from '../../../domain/finding.ts';
import { type Connected } from '../connect.ts';

/** Processes and database must agree on the time to within this, in milliseconds: leases rest on it. */
const mostApart = 1000;

const megabyte = 1024 * 1024;
/** With less free space, in bytes, somebody should act. */
const leastFree = 500 * megabyte;

function inspectVersion(version: string, place: string): Finding {
  const sound = Number.parseInt(version, 10) >= 6;
  return judge(sound, `MongoDB ${version} at ${place}`, 'install 6.0 or newer');
}

function inspectSet(hello: {
  readonly setName?: unknown;
  readonly primary?: unknown;
  readonly [field: string]: unknown;
}): Finding {
  const { setName, primary } = hello;
  if (typeof setName === 'string') {
    const words = `replica set "${setName}", primary ${typeof primary === 'string' ? primary : 'unknown'}`;
    return judge(hello['isWritablePrimary'] === true, words, 'it has no primary here; look at rs.status()');
  }
  return hello['msg'] === 'isdbgrid'
    ? { level: 'ok', what: 'a sharded cluster' }
    : note('MongoDB stands alone: when it stops nobody takes over. --replSet and rs.initiate() mend that');
}

/** The server's moment lies between our asking and its answer. */
async function inspectClock({ db }: Connected, now: () => Instant): Promise<Finding> {
  const asked = now();
  const hello = await db.admin().command({ hello: 1 });
  const answered = now();
  const theirs = (hello['localTime'] as Date).getTime();
  const apart = Math.max(asked - theirs, theirs - answered, 0);
  const what = `clocks of this machine and MongoDB: ${apart === 0 ? 'agree' : `${apart} ms apart`}`;
  return judge(apart <= mostApart, what, 'run NTP (chrony, systemd-timesyncd) on both');
}

async function inspectDisk({ db }: Connected): Promise<Finding> {
  const stats = await db.stats();
  const [used, total] = [Number(stats['fsUsedSize']), Number(stats['fsTotalSize'])];
  if (!Number.isFinite(used) || !Number.isFinite(total) || total === 0) {
    return note('the free space of MongoDB cannot be known from here');
  }
  const free = total - used;
  const what = `disk of MongoDB: ${Math.round(free / megabyte)} MB free of ${Math.round(total / megabyte)} MB`;
  return judge(free >= leastFree, what, 'free some space before it is full');
}

/** What kind of server it is and whether its time and its disk are in order. */
export async function inspectServer(connected: Connected, now: () => Instant): Promise<readonly Finding[]> {
  const { db, place } = connected;
  const [build, hello] = await Promise.all([
    db.admin().command({ buildInfo: 1 }),
    db.admin().command({ hello: 1 }),
  ]);
  return [
    inspectVersion(String(build['version']), place),
    inspectSet(hello),
    await inspectClock(connected, now),
    await inspectDisk(connected),
  ];
}
