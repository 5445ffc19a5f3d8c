import { type Instant } from '../../domain/time/clock.ts';
import { createAlarmHeap } from './alarm-heap.ts';

/** Who is to be woken when; each id once for a moment. */
export interface AlarmBook {
  add(id: string, at: Instant): void;
  earliest(): Instant | undefined;
  /** Takes out everybody due at `now` or earlier, each once, the longest waiting first. */
  takeDue(now: Instant): readonly string[];
}

/** An empty book. Its size is the number of different pairs of id and moment that have not come. */
export function createAlarmBook(): AlarmBook {
  const moments = createAlarmHeap();
  const idsAt = new Map<Instant, Set<string>>();
  return {
    add: (id, at) => {
      const ids = idsAt.get(at);
      if (ids !== undefined) {
        ids.add(id);
        return;
      }
      idsAt.set(at, new Set([id]));
      moments.add(at);
    },
    earliest: () => moments.earliest(),
    takeDue: (now) => {
      const due = new Set<string>();
      for (let at = moments.earliest(); at !== undefined && at <= now; at = moments.earliest()) {
        moments.take();
        idsAt.get(at)?.forEach((id) => due.add(id));
        idsAt.delete(at);
      }
      return [...due];
    },
  };
}
