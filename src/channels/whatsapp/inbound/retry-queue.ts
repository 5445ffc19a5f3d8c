import { type Clock } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { faultName } from '../../../domain/fault-name.ts';
import { createRetryLane, type RetryLane, type Run } from './retry-lane.ts';

/** Hands things over at once and in order; what fails is tried again, and what stands behind it waits. */
export interface RetryQueue {
  /** What has the same lane keeps its order. */
  give(lane: string, run: Run): void;
  /** Resolves when nothing is under way; what waits for another try is not. */
  idle(): Promise<void>;
  /** Nothing more is begun. */
  stop(): void;
}

/** The queue of one account. */
export function createRetryQueue({ clock, log }: { readonly clock: Clock; readonly log: Log }): RetryQueue {
  const lanes = new Map<string, RetryLane>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  const track = (task: Promise<void>): void => {
    running.add(task);
    void task.finally(() => running.delete(task));
  };
  const openLane = (name: string): RetryLane => {
    const lane = createRetryLane({
      clock,
      track,
      stopped: () => stopped,
      onEmpty: () => lanes.delete(name),
      onFault: (fault, again) => {
        log(again ? 'warn' : 'error', 'a WhatsApp message was not handed over', {
          fault: faultName(fault),
          next: again ? 'it is tried again' : 'it stays in the inbox until the next connection',
        });
      },
    });
    lanes.set(name, lane);
    return lane;
  };
  return {
    give: (name, run) => {
      (lanes.get(name) ?? openLane(name)).push(run);
    },
    idle: async () => {
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
    stop: () => {
      stopped = true;
    },
  };
}
