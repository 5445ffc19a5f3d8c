import { type Clock } from '../../../domain/time/clock.ts';
import { type Log } from '../../../domain/log.ts';
import { createErrandLane, type ErrandLane, type Run } from './errand-lane.ts';

/** Hands things over at once and in order; what fails is tried again, and what stands behind it waits. */
export interface Errands {
  /** What has the same lane keeps its order. */
  give(lane: string, run: Run): void;
  /** Resolves when nothing is under way; what waits for another try is not. */
  idle(): Promise<void>;
  /** Nothing more is begun. */
  stop(): void;
}

/** Errands of one account. */
export function createErrands({ clock, log }: { readonly clock: Clock; readonly log: Log }): Errands {
  const lanes = new Map<string, ErrandLane>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  const track = (task: Promise<void>): void => {
    running.add(task);
    void task.finally(() => running.delete(task));
  };
  const openLane = (name: string): ErrandLane => {
    const lane = createErrandLane({
      clock,
      track,
      stopped: () => stopped,
      onEmpty: () => lanes.delete(name),
      onFault: (fault, again) => {
        log(again ? 'warn' : 'error', 'a WhatsApp message was not handed over', {
          fault: fault instanceof Error ? fault.name : 'unknown',
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
