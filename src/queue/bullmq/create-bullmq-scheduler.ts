import { randomBytes } from 'node:crypto';
import { type Clock } from '../../domain/time/clock.ts';
import { type Ring, type Scheduler } from '../scheduler.ts';
import { connectRedis } from './connect-redis.ts';
import { reportFaults } from './report-faults.ts';
import { type AlarmParts, createRoleAlarms, type RoleAlarms } from './role-alarms.ts';

interface SchedulerParts {
  readonly redisUrl: string;
  /** Before every key, so that installations can share a Redis. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** The alarms of each role, made when it is first named; those without a role are anybody's. */
function createRoles(parts: AlarmParts) {
  const roles = new Map<string, RoleAlarms>();
  return {
    get: (role = ''): RoleAlarms => {
      const found = roles.get(role);
      if (found !== undefined) {
        return found;
      }
      const made = createRoleAlarms(parts, role === '' ? 'alarms' : `alarms-${role}`);
      roles.set(role, made);
      return made;
    },
    stop: async (): Promise<void> => {
      await Promise.all([...roles.values()].map((each) => each.stop()));
      parts.client.disconnect();
    },
  };
}

/**
 * The alarm clock of several processes. Each rings for its own alarms by a timer, exactly and without a way to Redis
 * and back; copies in Redis, shared by those due together, are rung by any other process when it is 1.5 s late, and
 * taken away when it was not. What is for a role that this process does not serve goes to a queue of that role, and a
 * process that was never started leaves all ringing to the others. With Redis away or emptied only that is lost,
 * which the sweep makes good. Faults of Redis go to `onError`, each once a minute.
 *
 * `createBullmqScheduler({ redisUrl: 'redis://localhost:6379', prefix: 'semangat', clock, onError })`
 */
export function createBullmqScheduler({ redisUrl, prefix, clock, onError }: SchedulerParts): Scheduler {
  const by = `p${randomBytes(6).toString('hex')}`;
  const onFault = reportFaults(onError, () => Date.now());
  const client = connectRedis(redisUrl, onFault);
  const roles = createRoles({ redisUrl, client, prefix, clock, by, onError, onFault });
  const served = new Set<string>();
  let ringing: Ring | null = null;
  let stopped = false;
  const pass = async (role: string, ring: Ring | null): Promise<void> => {
    if (ringing !== null && !stopped) {
      await roles.get(role).serve(ring);
    }
  };
  return {
    start: async (ring) => {
      ringing = ring;
      await Promise.all(['', ...served].map((role) => roles.get(role).serve(ring)));
    },
    wake: (id, at, role) => {
      if (!stopped) {
        roles.get(role).wake(id, at);
      }
    },
    serve: async (role) => {
      served.add(role);
      await pass(role, ringing);
    },
    leave: async (role) => {
      served.delete(role);
      await pass(role, null);
    },
    stop: async () => {
      if (!stopped) {
        stopped = true;
        await roles.stop();
      }
    },
  };
}
