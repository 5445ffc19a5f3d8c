import { ApiFault } from './api-fault.ts';

/** An update without its number. */
export interface News {
  readonly [kind: string]: unknown;
}

/** An update as it is delivered. */
export type Update = News & { readonly update_id: number };

/** What `getUpdates` was asked. */
export interface Question {
  readonly offset: number;
  readonly limit: number;
  /** In seconds. */
  readonly timeout: number;
  /** Aborted when the asker goes away. */
  readonly gone: AbortSignal;
}

/** What waits to be delivered to the bot. */
export interface UpdateQueue {
  add(news: News): number;
  /** Adds an update as it is, number and all: for what no Telegram would send. */
  addRaw(update: unknown): void;
  /** Which kinds are kept from now on; null for all. */
  allow(kinds: readonly string[] | null): void;
  /** Answers as `getUpdates`: confirms what is below the offset, and waits for news at most `timeout`. */
  ask(question: Question): Promise<readonly unknown[]>;
  first(): unknown;
  confirmFirst(): void;
  /** The numbers that are not confirmed yet. */
  unconfirmed(): readonly number[];
  /** Calls back whenever something was added or confirmed. */
  onChanged(listen: () => void): void;
}

interface Waiting {
  readonly wake: () => void;
  readonly displace: () => void;
}

const displaced =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** Makes an empty queue whose first update bears the number given. */
export function createUpdateQueue({ firstNumber }: { readonly firstNumber: number }): UpdateQueue {
  const queue: unknown[] = [];
  const listeners: (() => void)[] = [];
  let number = firstNumber;
  let allowed: readonly string[] | null = null;
  let waiting: Waiting | null = null;
  const changed = () => {
    listeners.forEach((listen) => {
      listen();
    });
  };
  const addRaw = (update: unknown) => {
    queue.push(update);
    waiting?.wake();
    changed();
  };
  const pause = ({ timeout, gone }: Question) =>
    new Promise<void>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        waiting = waiting === mine ? null : waiting;
        resolve();
      };
      const displace = () => {
        reject(new ApiFault(409, displaced));
        end();
      };
      const mine: Waiting = { wake: end, displace };
      const timer = setTimeout(end, timeout * 1000);
      gone.addEventListener('abort', end, { once: true });
      waiting = mine;
    });
  return {
    add: (news) => {
      const id = number++;
      if (allowed === null || Object.keys(news).every((kind) => allowed?.includes(kind))) {
        addRaw({ update_id: id, ...news });
      }
      return id;
    },
    addRaw,
    allow: (kinds) => {
      allowed = kinds;
    },
    ask: async (question) => {
      waiting?.displace();
      confirm(queue, question.offset);
      changed();
      if (queue.length === 0 && question.timeout > 0) {
        await pause(question);
      }
      return queue.slice(0, question.limit);
    },
    first: () => queue[0],
    confirmFirst: () => {
      queue.shift();
      changed();
    },
    unconfirmed: () => queue.map(numberOf),
    onChanged: (listen) => {
      listeners.push(listen);
    },
  };
}

/** Telegram forgets everything up to the update that bears `offset`; a negative one keeps only the last. */
function confirm(queue: unknown[], offset: number): void {
  const keep = offset < 0 ? queue.slice(offset) : queue.slice(lastBelow(queue, offset) + 1);
  queue.splice(0, queue.length, ...keep);
}

function lastBelow(queue: readonly unknown[], offset: number): number {
  return queue.findLastIndex((update) => numberOf(update) < offset);
}

function numberOf(update: unknown): number {
  const id = (update as Partial<Update> | null)?.update_id;
  return typeof id === 'number' ? id : Number.NaN;
}
