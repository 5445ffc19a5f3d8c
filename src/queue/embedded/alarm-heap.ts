import { type Instant } from '../../domain/time/clock.ts';

/** Moments, the earliest first. */
export interface AlarmHeap {
  add(at: Instant): void;
  earliest(): Instant | undefined;
  /** Takes the earliest out. */
  take(): Instant | undefined;
}

const none = Number.POSITIVE_INFINITY;

function rise(heap: Instant[], at: Instant): void {
  let place = heap.length;
  let parent = (place - 1) >> 1;
  while (place > 0 && (heap[parent] ?? none) > at) {
    heap[place] = heap[parent] ?? none;
    place = parent;
    parent = (place - 1) >> 1;
  }
  heap[place] = at;
}

function sink(heap: Instant[], at: Instant): void {
  let place = 0;
  for (;;) {
    const left = 2 * place + 1;
    const child = (heap[left + 1] ?? none) < (heap[left] ?? none) ? left + 1 : left;
    const below = heap[child] ?? none;
    if (below >= at) {
      heap[place] = at;
      return;
    }
    heap[place] = below;
    place = child;
  }
}

/** An empty binary heap. */
export function createAlarmHeap(): AlarmHeap {
  const heap: Instant[] = [];
  return {
    add: (at) => {
      rise(heap, at);
    },
    earliest: () => heap[0],
    take: () => {
      const [first] = heap;
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) {
        sink(heap, last);
      }
      return first;
    },
  };
}
