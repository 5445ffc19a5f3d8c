/** What is to happen to a call instead of the usual. */
export type Fault =
  /** Answered with an error, nothing done. */
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly description: string;
      readonly retryAfter: number | null;
    }
  /** Answered by something that is no Bot API: a page of HTML with this status. */
  | { readonly kind: 'page'; readonly status: number }
  /** Read, and never answered; nothing done. */
  | { readonly kind: 'hang' }
  /** Read, and the connection closed; nothing done. */
  | { readonly kind: 'drop' }
  /** Done, and the connection closed before the answer. */
  | { readonly kind: 'lose' }
  /** Done, and answered with something that is not JSON. */
  | { readonly kind: 'garble' };

/** Faults by name, as they are scripted. */
export const fault = {
  refuse: (status: number, description: string): Fault => ({
    kind: 'refuse',
    status,
    description,
    retryAfter: null,
  }),
  tooMany: (retryAfter: number): Fault => ({
    kind: 'refuse',
    status: 429,
    description: `Too Many Requests: retry after ${retryAfter}`,
    retryAfter,
  }),
  conflict: (): Fault =>
    fault.refuse(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  unauthorized: (): Fault => fault.refuse(401, 'Unauthorized'),
  page: (status: number): Fault => ({ kind: 'page', status }),
  hang: { kind: 'hang' },
  drop: { kind: 'drop' },
  lose: { kind: 'lose' },
  garble: { kind: 'garble' },
} as const;

interface Payload {
  readonly [name: string]: unknown;
}

/** The faults that are still to come, in order, for each method. */
export interface Faults {
  /** The next calls of `method` (one each) go wrong in these ways; then all is well again. */
  script(method: string, ...faults: readonly Fault[]): void;
  /** Every call of `method` goes wrong in this way until it is given null. */
  always(method: string, fault: Fault | null): void;
  /** Where no script says otherwise, this says what becomes of each call of `method`, by its payload. */
  choose(method: string, choose: (payload: Payload) => Fault | undefined): void;
  take(method: string, payload: Payload): Fault | undefined;
}

/** Makes a script on which nothing goes wrong. */
export function createFaults(): Faults {
  const scripts = new Map<string, Fault[]>();
  const standing = new Map<string, Fault>();
  const choices = new Map<string, (payload: Payload) => Fault | undefined>();
  return {
    script: (method, ...faults) => {
      scripts.set(method, [...(scripts.get(method) ?? []), ...faults]);
    },
    always: (method, one) => {
      if (one === null) {
        standing.delete(method);
      } else {
        standing.set(method, one);
      }
    },
    choose: (method, choose) => {
      choices.set(method, choose);
    },
    take: (method, payload) =>
      scripts.get(method)?.shift() ?? standing.get(method) ?? choices.get(method)?.(payload),
  };
}
