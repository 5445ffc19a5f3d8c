import { type Instant, type Millis } from '../../domain/time/clock.ts';

/** Somebody to be woken at a moment. */
export interface Alarm {
  readonly id: string;
  readonly at: Instant;
}

/** Who is woken by one job. */
export interface Shared {
  /** When the last of them is due. */
  readonly end: Instant;
  readonly ids: readonly string[];
}

/** Alarms within one of these spans share jobs. */
const span: Millis = 500;

/** The most ids in one job. */
const most = 500;

/** Puts alarms that are due together into as few jobs as possible; what is due already goes at once. */
export function shareJobs(alarms: readonly Alarm[], now: Instant): readonly Shared[] {
  const buckets = new Map<Instant, Set<string>>();
  for (const { id, at } of alarms) {
    const end = at <= now ? now : Math.ceil(at / span) * span;
    buckets.set(end, (buckets.get(end) ?? new Set()).add(id));
  }
  return [...buckets].flatMap(([end, set]) => {
    const ids = [...set];
    const pages = Math.ceil(ids.length / most);
    return Array.from({ length: pages }, (_, page) => ({
      end,
      ids: ids.slice(page * most, (page + 1) * most),
    }));
  });
}
