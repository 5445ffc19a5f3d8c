import { type CallContent } from './read-call.ts';

/** A call that the bot made. */
export interface RecordedCall extends CallContent {
  readonly method: string;
  /** When it came, in milliseconds of the process that serves it. */
  readonly at: number;
}

/** Every call in the order of arrival, and a way to wait for what is to come. */
export interface CallLog {
  readonly calls: readonly RecordedCall[];
  of(method: string): readonly RecordedCall[];
  add(call: RecordedCall): void;
  /** Looks again at what is awaited: something happened. */
  stir(): void;
  /** Resolves once the condition holds; it is looked at whenever a call arrives or is answered. */
  until(condition: () => boolean): Promise<void>;
}

/** Makes an empty log. */
export function createCallLog(): CallLog {
  const calls: RecordedCall[] = [];
  const awaited = new Set<() => void>();
  const stir = () => {
    awaited.forEach((look) => {
      look();
    });
  };
  return {
    calls,
    of: (method) => calls.filter((call) => call.method === method),
    add: (call) => {
      calls.push(call);
      stir();
    },
    stir,
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (condition()) {
            awaited.delete(look);
            resolve();
          }
        };
        awaited.add(look);
        look();
      }),
  };
}
