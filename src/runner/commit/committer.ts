import { type Clock } from '../../domain/time/clock.ts';
import { type Store, type Verdict } from '../../store/store.ts';
import { createExpectation, type Expectation, restOfTick } from './expectation.ts';
import {
  type Ahead,
  type CommitRequest,
  createRequestWriter,
  type RequestWriter,
  rowsOf,
  type Waiting,
} from './request-writer.ts';

/** Group commit: resolves when the request is durable, or says that another writer was first. */
export interface Committer {
  commit(request: CommitRequest): Promise<Verdict>;
  /** Passes a reading of the store through; a request will most likely follow it, so rows alone wait for it. */
  expect<T>(reading: Promise<T>): Promise<T>;
}

interface Parts {
  readonly store: Store;
  /** Real time. */
  readonly clock: Clock;
  /** How many requests a batch takes. */
  readonly most?: number;
}

interface Commits extends Required<Pick<Parts, 'store' | 'most'>> {
  readonly writer: RequestWriter;
  readonly expectation: Expectation;
  queue: Waiting[];
  busy: boolean;
}

function take(commits: Commits): readonly Waiting[] {
  const batch = commits.queue.slice(0, commits.most);
  commits.queue = commits.queue.slice(commits.most);
  return batch.filter((each) => commits.writer.stands(each));
}

/** Nothing is jotted down when a turn waits: what it is written with makes it durable at once. */
async function jotDown(commits: Commits): Promise<Ahead | undefined> {
  if (commits.queue.slice(0, commits.most).some(({ request }) => request.contact)) {
    return undefined;
  }
  const waiting = take(commits);
  // What could not be jotted down is written like everything else, and fails there.
  const jotted = await commits.store.jot?.(rowsOf(waiting)).catch(() => undefined);
  await restOfTick();
  if (jotted) {
    await commits.expectation.wait(() => commits.queue.length > 0);
  }
  return { waiting, jotted };
}

async function flush(commits: Commits): Promise<void> {
  commits.busy = true;
  while (commits.queue.length > 0) {
    const ahead = await jotDown(commits);
    await commits.writer.write(take(commits), ahead);
    // What arrived during a write is read first and joins the next one, also where everything else waits for writes.
    await restOfTick();
  }
  commits.busy = false;
}

function add(commits: Commits, waiting: Waiting): void {
  commits.queue.push(waiting);
  commits.expectation.came();
  if (!commits.busy) {
    // A microtask, so that turns ending in the same tick share the first batch.
    commits.busy = true;
    queueMicrotask(() => void flush(commits));
  }
}

/**
 * At most one batch is in flight, and every turn that ends meanwhile joins the next one. No timer: when nothing
 * is in flight a request goes at once. Only rows alone, which nobody waits for, are first jotted down, and made durable
 * by the next turn's write if somebody is already being heard. A contact never has two requests under way, its lane
 * sees to that.
 */
export function createCommitter({ store, clock, most = 500 }: Parts): Committer {
  const writer = createRequestWriter({ store });
  const expectation = createExpectation({ clock });
  const commits: Commits = { store, most, writer, expectation, queue: [], busy: false };
  return {
    commit: (request) =>
      new Promise((resolve, reject) => {
        add(commits, { request, resolve, reject });
      }),
    // Where nothing is jotted down nobody waits.
    expect: (reading) => (store.jot ? expectation.of(reading) : reading),
  };
}
