import { type Instant } from '../../../domain/time/clock.ts';
import { type Finding, judge, note } from '../../../domain/finding.ts';
import { collectionsOf } from '../collections.ts';
import { connect, type Connected } from '../connect.ts';
import { findMissingIndexes } from '../ensure-indexes.ts';
import { asMongoFault } from '../mongo-fault.ts';
import { placeOf } from '../../../domain/place-of.ts';
import { halfMoved, isUnfinished } from '../backup/unfinished.ts';
import { inspectLeases } from './inspect-leases.ts';
import { inspectServer } from './inspect-server.ts';
import { tryWrite } from './try-write.ts';

interface Inspecting {
  readonly uri: string;
  readonly now: () => Instant;
}

async function inspectIndexes({ db }: Connected, made: boolean): Promise<Finding> {
  if (!made) {
    return {
      level: 'note',
      what: 'MongoDB holds no store yet; "start" makes it, "move-to-mongodb" brings one',
    };
  }
  const missing = await findMissingIndexes(db);
  const what = missing.length === 0 ? 'indexes: all there' : `indexes missing: ${missing.join(', ')}`;
  return judge(missing.length === 0, what, 'start a process again, it makes them or says why it cannot');
}

/** What a move or a restore left half in its place. */
async function inspectUnfinished({ db, place }: Connected): Promise<readonly Finding[]> {
  const collections = collectionsOf(db);
  const restoring: readonly Finding[] = (await isUnfinished(collections, 'restore'))
    ? [note(`a restore of ${place} was interrupted; whoever opens the store next ends it`)]
    : [];
  return (await isUnfinished(collections, 'move'))
    ? [...restoring, { level: 'bad', what: halfMoved(place).message }]
    : restoring;
}

/** What was found, whether there is a store at all, and whether a process holds a lease. */
interface Inspected {
  readonly findings: readonly Finding[];
  readonly made: boolean;
  readonly served: boolean;
}

async function inspect(connected: Connected, now: () => Instant): Promise<Inspected> {
  const leases = await inspectLeases(collectionsOf(connected.db), now());
  const made = (await collectionsOf(connected.db).meta.findOne({})) !== null;
  const findings = [
    ...(await inspectServer(connected, now)),
    await tryWrite(connected, now),
    await inspectIndexes(connected, made),
    ...leases,
    ...(await inspectUnfinished(connected)),
  ];
  return { findings, made, served: leases.some(({ level }) => level === 'ok') };
}

/** Looks at the MongoDB of a deployment; what cannot be reached is a finding too. */
export async function inspectMongo({ uri, now }: Inspecting): Promise<Inspected> {
  let connected: Connected | undefined;
  try {
    connected = await connect(uri);
    return await inspect(connected, now);
  } catch (error) {
    const what = asMongoFault(error, placeOf(uri)).message;
    return { findings: [{ level: 'bad', what }], made: false, served: false };
  } finally {
    await connected?.connection.close();
  }
}
