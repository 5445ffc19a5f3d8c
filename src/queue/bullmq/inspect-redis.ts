import { Redis } from 'ioredis';
import { type Finding, judge, note } from '../../domain/finding.ts';
import { placeOf } from '../../domain/place-of.ts';

type Facts = ReadonlyMap<string, string>;

/** What `INFO` answers, by name. */
function readInfo(text: string): Facts {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)] as const;
    }),
  );
}

const persistence = ['aof_last_write_status', 'aof_last_bgrewrite_status', 'rdb_last_bgsave_status'];

function inspectVersion(facts: Facts, place: string): Finding {
  const version = facts.get('redis_version') ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return judge(
    major > 6 || (major === 6 && minor >= 2),
    `Redis ${version} at ${place}`,
    'install 6.2 or newer',
  );
}

function inspectEviction(facts: Facts): Finding {
  const policy = facts.get('maxmemory_policy') ?? 'unknown';
  return judge(
    policy === 'noeviction',
    `maxmemory-policy: ${policy}`,
    'set it to noeviction, else Redis drops alarms when it is full',
  );
}

function inspectAppending(facts: Facts): Finding {
  return facts.get('aof_enabled') === '1'
    ? { level: 'ok', what: 'appendonly: yes' }
    : note('appendonly is off: a restart of Redis forgets its alarms, and the sweep makes them again');
}

function inspectPersistence(facts: Facts): Finding {
  const failing = persistence.filter((name) => (facts.get(name) ?? 'ok') !== 'ok');
  const what = failing.length === 0 ? 'Redis keeps what it is told' : `Redis reports ${failing.join(', ')}`;
  return judge(failing.length === 0, what, 'look at its log and its disk');
}

function inspectMemory(facts: Facts): Finding {
  const used = Number(facts.get('used_memory') ?? '0');
  const most = Number(facts.get('maxmemory') ?? '0');
  const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const what = `memory of Redis: ${megabytes(used)}${most > 0 ? ` of ${megabytes(most)}` : ''}`;
  return judge(most === 0 || used < most * 0.9, what, 'give it more (maxmemory)');
}

/** Looks at the Redis of a deployment; what cannot be reached is a finding too. */
export async function inspectRedis(redisUrl: string): Promise<readonly Finding[]> {
  const place = placeOf(redisUrl);
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: 5000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const facts = readInfo(await client.info());
    return [
      inspectVersion(facts, place),
      inspectEviction(facts),
      inspectAppending(facts),
      inspectPersistence(facts),
      inspectMemory(facts),
    ];
  } catch {
    const what = `Redis at ${place} cannot be reached or does not answer; check that it runs there and that REDIS_URL and its password are right. Meanwhile each process rings its own alarms`;
    return [{ level: 'bad', what }];
  } finally {
    client.disconnect();
  }
}
