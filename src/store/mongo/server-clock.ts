import { type mongo } from 'mongoose';

/** What is known of the server's time: what it was at a moment of our own that never goes back. */
interface Known {
  readonly server: number;
  readonly own: number;
}

/** In milliseconds. */
const fresh = 60_000;
/** Of several looks the quickest tells it best. */
const looks = 3;

/** Our own clock is believed for as long as the server's answer could have been given at that time. */
async function look(db: mongo.Db): Promise<Known & { readonly took: number }> {
  const [began, own] = [Date.now(), performance.now()];
  const { localTime } = (await db.admin().command({ hello: 1 })) as { readonly localTime: Date };
  const took = performance.now() - own;
  const server = localTime.getTime();
  const behind = Math.max(0, server - (began + took));
  const ahead = Math.max(0, began - server);
  return { server: began + behind - ahead, own, took };
}

async function lookWell(db: mongo.Db): Promise<Known> {
  let best = await look(db);
  for (let more = 1; more < looks; more++) {
    const next = await look(db);
    best = next.took < best.took ? next : best;
  }
  return best;
}

/**
 * The time of the server in milliseconds, which all processes share however much their own clocks differ; looked at
 * again now and then. It is off by less than a command takes there and back, and where our own clock agrees with the
 * server's not at all: a busy process that reads an answer late keeps its good clock.
 */
export async function createServerClock(db: mongo.Db): Promise<() => number> {
  let known = await lookWell(db);
  let looked = known.own;
  return () => {
    const own = performance.now();
    if (own - looked > fresh) {
      looked = own;
      lookWell(db).then(
        (better) => (known = better),
        () => undefined,
      );
    }
    return known.server + own - known.own;
  };
}
